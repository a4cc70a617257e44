using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Origins;

/// <summary>The rows of a source that a staged row was cleaned from, and where they were received.</summary>
/// <param name="tables">The tables.</param>
/// <param name="state">The state, with the ledger of files.</param>
internal sealed class SourceRows(TracedTables tables, PipelineState state)
{
    private const string Content = "_content";

    /// <summary>The rows: all copies whose cleaned key is that of <paramref name="staged"/>.</summary>
    public async Task<(IReadOnlyList<(StoredRow Row, TracedPlace Place)> Rows, long Count)> FindAsync(StoredRow staged)
    {
        var (sql, source) = (tables.Sql, tables.Pipeline[((StagingBody)staged.Model.Body).Input]);
        var body = (SourceBody)source.Body;
        var raw = body.Fields.Select(f => f.Column).ToList();
        var names = source.Columns.Select(c => c.Name).ToList();
        var key = string.Join(" and ", staged.Model.Key.Select(k => StoredRow.IsValue(sql, "c", staged.Model, k, staged.Values.GetValueOrDefault(k))));
        var classified = StagingTables.Classify(sql, staged.Model, source, tables.Rows(source), state.LastRunAt ?? default);
        var received = string.Join(", ", raw.Select(c => $"c.{sql.Name("_raw_" + c)} as {sql.Name(c)}"));
        var rows = $"""
            select {sql.List("s", names)} from {tables.Rows(source)} as s
            join (select distinct {received} from (
            {classified}
            ) as c where c._failure_reason is null and {key}) as h on {sql.Same("s", "h", raw)}
            """;
        var count = await tables.Session.CountAsync($"({rows}) as r");
        var found = await tables.ReadAsync(
            source,
            $"select {sql.List("r", names)}, {sql.ContentHash(raw)} as {Content} from ({rows}) as r order by {sql.List("r", names)} limit {RowTrace.MostOfAStep}",
            [.. names, Content]);
        var places = await PlacesAsync(source, found.ConvertAll(r => r.Values[Content]));
        return ([.. found.Select(r => (Without(r), PlaceOf(source, body, r, places)))], count);
    }

    private static StoredRow Without(StoredRow row) => row with { Values = row.Values.Where(v => v.Key != Content).ToDictionary() };

    private async Task<List<(object Content, string File, long Line)>> PlacesAsync(ModelDefinition source, List<object?> contents)
    {
        var sql = tables.Sql;
        if (contents.Count == 0 || tables.Own(PositionTable.Of(source.Name, sql)) is not { } positions)
            return [];
        var list = contents.Distinct().Select(c => $"cast({sql.Text(c!.ToString()!)} as {sql.ContentHashType})");
        return await tables.Session.RowsAsync(
            $"select p.content, p.file, p.line from {positions} as p where p.content in ({string.Join(", ", list)}) order by p.file, p.line",
            static r => (r.GetValue(0), r.GetString(1), r.GetInt64(2)));
    }

    /// <summary>Of several copies each takes a place of its own: one whose file arrived with it, if there is one.</summary>
    private TracedPlace PlaceOf(ModelDefinition source, SourceBody body, StoredRow row, List<(object Content, string File, long Line)> places)
    {
        var loadedAt = DateTime.SpecifyKind((DateTime)row.Values[body.LoadedAtColumn]!, DateTimeKind.Utc);
        var own = places.Where(p => p.Content.Equals(row.Values[Content])).ToList();
        if (own.Count == 0)
            return new TracedPlace(null, null, null, loadedAt);
        var index = own.FindIndex(p => FileOf(source, p.File, loadedAt) is not null);
        var place = own[Math.Max(index, 0)];
        places.Remove(place);
        return new TracedPlace(place.File, place.Line, FileOf(source, place.File, loadedAt)?.Hash, loadedAt);
    }

    private LoadedFile? FileOf(ModelDefinition source, string file, DateTime loadedAt) =>
        state.Files.LastOrDefault(f => f.Source == source.Name && f.File == file && f.RunAt == loadedAt);
}
