using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>
/// Where the rows of a source table were received, in <c>pipeline.positions_SOURCE</c>: a row for each, found by a hash of its content.
/// An unchanged row keeps its position, as it keeps its time of arrival. Rows from before the table existed have none. See
/// docs/decisions/row-positions.md.
/// </summary>
internal sealed class PositionTable(StepContext run, ModelDefinition source, SourceColumns columns)
{
    private const string Content = "content";
    private readonly StoredTable _table = Of(source.Name, run.Sql);

    private string Hash => run.Sql.ContentHash(columns.Received);

    /// <summary>The table of the source called <paramref name="source"/>.</summary>
    public static StoredTable Of(string source, SqlDialect sql)
    {
        var (text, number) = (sql.Type(new(ColumnKind.Varchar)), sql.Type(new(ColumnKind.BigInt)));
        return new(SqlDialect.StateSchema, NameOf(source), [new(Content, sql.ContentHashType), new("file", text), new("line", number)], []) { CountedBy = [Content] };
    }

    /// <summary>The name of the table of a source.</summary>
    public static string NameOf(string source) => "positions_" + source;

    /// <summary>The places of rows, the newest of each content first: <c>content</c>, <c>file</c>, <c>line</c> and <c>_nth</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="source">The source.</param>
    /// <param name="contents">A query for the contents in question.</param>
    public static string NewestFirst(StepContext run, string source, string contents)
    {
        var (table, sql) = (Of(source, run.Sql), run.Sql);
        return $"""
            select p.content, p.file, p.line, row_number() over (partition by p.content order by {run.Tables.Identity(table).NewestFirst("p")}) as _nth
            from {run.Tables.Stored(table)} as p where p.content in ({contents})
            """;
    }

    /// <summary>Makes sure that the table exists.</summary>
    public Task PrepareAsync() => run.Tables.EnsureAsync(_table);

    /// <summary>Notes where the rows of the first delivery were received.</summary>
    /// <param name="file">The delivery.</param>
    /// <param name="rows">A relation of its rows; null for all.</param>
    public Task ReplaceAsync(IIncomingRows file, string? rows = null) => run.Tables.ReplaceAsync(_table, Places(file, $"select {columns.Fields}, _at from {rows ?? file.Rows} as i"), "_at");

    /// <summary>Notes where the new rows of a delivery were received: of several copies the last ones are new.</summary>
    /// <param name="file">The delivery.</param>
    /// <param name="rows">A relation of its rows, with <c>_at</c>.</param>
    /// <param name="difference">Contents and by how many copies their number changes, in <c>_copies</c>.</param>
    public Task AddNewAsync(IIncomingRows file, string rows, string difference) => run.Tables.AppendAsync(
        _table,
        Places(file, $"""
            select {columns.FieldsOf("n")}, n._at from (
                select {columns.FieldsOf("i")}, i._at, d._copies, row_number() over (partition by {columns.FieldsOf("i")} order by i._at desc) as _nth
                from {rows} as i join {difference} as d on d._copies > 0 and {columns.SameContent("i", "d")}) as n
            where n._nth <= n._copies
            """),
        "_at");

    /// <summary>Removes the positions of the rows of <paramref name="leaving"/>: of several copies the newest leave.</summary>
    public async Task RemoveAsync(string leaving)
    {
        var contents = $"(select {Content}, -count(*) as _copies from (select {Hash} as {Content} from {leaving} as r) as c group by {Content})";
        await run.Tables.RemoveAsync(_table, MultisetDifference.Leaving(run, _table, [Content], [], contents, run.Tables.Stored(_table)));
    }

    /// <summary>Finds the positions of stored rows under the contents that they have once their columns changed. It must be called before they change.</summary>
    /// <param name="preparation">How the columns change.</param>
    public async Task FollowAsync(ModelPreparation preparation)
    {
        await PrepareAsync();
        var table = run.TableOf(source);
        var before = preparation.Before.Select(c => c.Name).ToList();
        var received = before.SkipLast(1).Where(c => c != preparation.AbsentBefore).ToList();
        var shaped = ShapedColumns.Of(table, run.Sql, preparation, before.Contains);
        var contents = await run.Working.KeepAsync("contents", table.Name, $"""
            select distinct _former, {Hash} as {Content} from (
                select {run.Sql.ContentHash(received)} as _former, {string.Join(", ", shaped)} from {run.Tables.AsStored(table)} as s) as c
            """);
        var identity = run.Tables.Identity(_table);
        await run.Tables.ReplaceAsync(
            _table, $"select c.{Content}, p.file, p.line, p.{identity.Aliases.Last()} as _at from {run.Tables.Stored(_table)} as p join {contents} as c on c._former = p.{Content}", "_at");
        await run.Working.DropAsync([contents]);
    }

    private string Places(IIncomingRows file, string rows) => $"select {Hash} as {Content}, p._file as file, p._line as line, p._at from {file.Placed(rows)} as p";
}
