using System.Globalization;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>
/// Where the rows of a source table were received, in <c>pipeline.positions_SOURCE</c>: a row for each, found by a hash of its content.
/// An unchanged row keeps its position, as it keeps its time of arrival. Rows from before the table existed have none. See
/// docs/decisions/row-positions.md.
/// </summary>
internal sealed class PositionTable(SqlSession sql, string source, SourceTables tables)
{
    private const string Example = "hash('BankingContracts', null, '1')";

    private readonly string _table = Name(source);

    /// <summary>The table.</summary>
    public static string Name(string source) => "pipeline." + Sql.Name("positions_" + source);

    /// <summary>The hash of a row's content.</summary>
    /// <param name="fields">The columns from the file, in contract order.</param>
    public static string Content(string fields) => $"hash({fields})";

    /// <summary>Makes sure that the table exists and that its hashes are those of this engine; the hash function may change with the version.</summary>
    public static void Prepare(SqlSession session, string source)
    {
        session.Execute($"""
            create schema if not exists pipeline;
            create table if not exists pipeline.position_hash (example ubigint not null);
            create table if not exists {Name(source)} (content ubigint not null, file varchar not null, line bigint not null);
            """);
        if (session.Scalar<long>($"select count(*) from pipeline.position_hash where example = {Example}") > 0)
            return;
        foreach (var table in session.Rows("select table_name from duckdb_tables() where schema_name = 'pipeline' and starts_with(table_name, 'positions_')", static r => r.GetString(0)))
            session.Execute($"delete from pipeline.{Sql.Name(table)}");
        session.Execute($"delete from pipeline.position_hash; insert into pipeline.position_hash select {Example}");
    }

    /// <summary>Deletes all positions: the source table is empty.</summary>
    public void Clear() => sql.Execute($"delete from {_table}");

    /// <summary>Notes where all rows of <paramref name="files"/> were received.</summary>
    /// <param name="files">The files of a delivery.</param>
    /// <param name="rows">A relation of their rows, with their rowid as <c>_at</c>.</param>
    public void AddAll(IReadOnlyList<FileRows> files, string rows) => Add(files, $"select {tables.Fields}, _at from {rows}");

    /// <summary>Notes where the new rows of <paramref name="files"/> were received: of several copies the last ones are new.</summary>
    /// <param name="files">The files of a delivery.</param>
    /// <param name="rows">A relation of their rows, with their rowid as <c>_at</c>.</param>
    /// <param name="difference">Contents and by how many copies their number changes, in <c>_copies</c>.</param>
    public void AddNew(IReadOnlyList<FileRows> files, string rows, string difference) => Add(
        files,
        $"""
        select {tables.Fields}, _at from (
            select {tables.FieldsOf("i")}, i._at, d._copies, row_number() over (partition by {tables.FieldsOf("i")} order by i._at desc) as _nth
            from {rows} as i join {difference} as d on d._copies > 0 and {tables.SameContent("i", "d")})
        where _nth <= _copies
        """);

    /// <summary>Deletes the positions of the rows of <paramref name="leaving"/>: of several copies the newest leave.</summary>
    public void Remove(string leaving) => sql.Execute(
        $"""
        delete from {_table} where rowid in (
            select _row from (
                select p.rowid as _row, l._copies, row_number() over (partition by p.content order by p.rowid desc) as _nth
                from {_table} as p join (
                    select {Content(tables.Fields)} as content, count(*) as _copies from {leaving} group by all) as l using (content))
            where _nth <= _copies)
        """);

    private void Add(IReadOnlyList<FileRows> files, string rows)
    {
        foreach (var file in files)
            Add(file, files.Count == 1 ? rows : InFile(file, rows));
    }

    // Rows of several files of a delivery are in one table, one file after the other.
    private static string InFile(FileRows file, string rows) => string.Create(
        CultureInfo.InvariantCulture, $"select * from ({rows}) where _at >= {file.FirstRow ?? 0} and _at < {(file.FirstRow ?? 0) + file.Rows}");

    private void Add(FileRows file, string rows)
    {
        if (file.FirstRow is not { } first)
            return;
        var record = string.Create(CultureInfo.InvariantCulture, $"_at - {first}");
        var (line, from) = file.Lines is null
            ? (string.Create(CultureInfo.InvariantCulture, $"{record} + {file.FirstLine}"), $"({rows})")
            : ("l.line", $"({rows}) join {file.Lines} as l on l.record = {record}");
        sql.Execute($"insert into {_table} select {Content(tables.Fields)}, {Sql.Text(file.File)}, {line} from {from} order by _at");
    }
}
