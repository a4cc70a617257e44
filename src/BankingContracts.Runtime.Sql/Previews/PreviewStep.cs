using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Previews;

/// <summary>Compares the rows of a model before the run with those that the run has left.</summary>
/// <param name="run">The run.</param>
/// <param name="past">What the run did to the tables.</param>
internal sealed class PreviewStep(StepContext run, PastRows past)
{
    private const string Kind = "_kind";
    private const string Copies = "_copies";

    private SqlDialect Sql => run.Sql;

    /// <summary>The number of rows that differ, and the first of them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="most">The most rows that are shown.</param>
    /// <param name="showValues">Whether their values are shown, too.</param>
    public async Task<PreviewedChange> CompareAsync(ModelDefinition model, int most, bool showValues)
    {
        var (before, after) = await past.ChangeAsync(model);
        var compared = model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name).ToList();
        var identity = PastPlanner.IdentityOf(model).Key;
        var rows = await run.Working.KeepAsync(
            "preview", model.Name, identity.Count > 0 ? ByKey(model, before, after, identity, compared) : ByContent(before, after, compared));
        var counts = (await run.Session.RowsAsync(
            $"select {Kind}, cast(sum({Copies}) as bigint) from {rows} as p group by {Kind}", static r => (Kind: r.GetInt32(0), Rows: r.GetInt64(1)))).ToDictionary(c => (PreviewKind)c.Kind, c => c.Rows);
        var first = counts.Count == 0 ? [] : await FirstAsync(model, rows, compared, identity.Count > 0, most, showValues);
        await run.Working.DropAsync([rows]);
        return new(model.Name, counts.GetValueOrDefault(PreviewKind.Added), counts.GetValueOrDefault(PreviewKind.Changed), counts.GetValueOrDefault(PreviewKind.Removed), first);
    }

    private string ByKey(ModelDefinition model, string before, string after, IReadOnlyList<string> identity, List<string> compared)
    {
        var key = Sql.Name(identity[0]);
        return $"""
            select case when b.{key} is null then {Word(PreviewKind.Added)} when a.{key} is null then {Word(PreviewKind.Removed)} else {Word(PreviewKind.Changed)} end as {Kind}, 1 as {Copies},
                {string.Join(", ", compared.Select((c, i) => $"{Sql.Column("b", c)} as {Was(i)}, {Sql.Column("a", c)} as {Is(i)}"))}
            from {before} as b full outer join {after} as a on {Sql.SameKey("a", "b", identity)}
            where b.{key} is null or a.{key} is null or {Sql.Differs("a", "b", compared.Except(identity))}
            """;
    }

    private string ByContent(string before, string after, List<string> compared)
    {
        var list = Sql.List(compared);
        return $"""
            select case when _sum > 0 then {Word(PreviewKind.Added)} else {Word(PreviewKind.Removed)} end as {Kind}, abs(_sum) as {Copies},
                {string.Join(", ", compared.Select((c, i) => $"case when _sum < 0 then {Sql.Name(c)} end as {Was(i)}, case when _sum > 0 then {Sql.Name(c)} end as {Is(i)}"))}
            from (
                select {list}, cast(sum(_sign) as bigint) as _sum from (
                    select {list}, 1 as _sign from {after} as a union all select {list}, -1 from {before} as b) as s
                group by {list} having sum(_sign) <> 0) as d
            """;
    }

    private async Task<IReadOnlyList<PreviewedRow>> FirstAsync(ModelDefinition model, string rows, List<string> compared, bool hasKey, int most, bool showValues)
    {
        var key = hasKey ? model.Key.Select(k => compared.IndexOf(k)).Where(i => i >= 0).ToList() : [];
        if (key.Count == 0 && !showValues)
            return [];
        List<int> shown = [.. showValues ? Enumerable.Range(0, compared.Count) : key];
        var columns = string.Join(", ", shown.Select(i => $"{Sql.ValueText(Was(i))}, {Sql.ValueText(Is(i))}"));
        var order = string.Join(", ", (key.Count > 0 ? key : shown).Select(i => $"coalesce({Is(i)}, {Was(i)})"));
        var found = await run.Session.RowsAsync(
            $"select {Kind}, {columns} from {rows} as p order by {order}, {Kind} limit {most.ToString(CultureInfo.InvariantCulture)}",
            r => (Kind: (PreviewKind)r.GetInt32(0), Texts: shown.Select((_, at) => (Was: Text(r, 1 + (2 * at)), Is: Text(r, 2 + (2 * at)))).ToList()));
        return [.. found.Select(f => new PreviewedRow(
            f.Kind,
            [.. key.Select(k => KeyValuePair.Create(compared[k], f.Texts[shown.IndexOf(k)] is var text ? text.Is ?? text.Was : null))],
            showValues ? [.. shown.Select((s, at) => new PreviewedValue(compared[s], f.Texts[at].Was, f.Texts[at].Is)).Where(v => v.Before != v.After)] : []))];
    }

    private static string? Text(System.Data.Common.DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static string Word(PreviewKind kind) => ((int)kind).ToString(CultureInfo.InvariantCulture);

    private static string Was(int index) => "_was" + index.ToString(CultureInfo.InvariantCulture);

    private static string Is(int index) => "_is" + index.ToString(CultureInfo.InvariantCulture);
}
