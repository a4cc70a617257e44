using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>
/// Compares the rows of a file with the stored rows, as multisets of contents, and applies the difference. The difference is the
/// source's change set. Rows that stay keep their time of arrival.
/// </summary>
internal sealed class ChangeCapture(SqlSession sql, SourceTables tables, PositionTable positions, IReadOnlyList<FileRows> files)
{
    /// <summary>Makes <paramref name="incoming"/> the whole content of the source table.</summary>
    public void ReplaceAll(string incoming) => Apply(incoming, $"(select *, rowid as _row from {tables.Stored})", "true");

    /// <summary>Replaces the stored rows that <paramref name="scope"/> returns by <paramref name="incoming"/>.</summary>
    /// <param name="incoming">A relation of rows of the file, with their rowid as <c>_at</c>.</param>
    /// <param name="scope">A table, or a query in parentheses, of stored rows with their rowid as <c>_row</c>.</param>
    /// <param name="mayLeave">A condition on the fields: other rows never leave.</param>
    public void Apply(string incoming, string scope, string mayLeave)
    {
        sql.Execute($"create or replace {Temporary(tables.Removed)} as select * from {tables.Stored} limit 0");
        if (sql.Scalar<long>($"select count(*) from (select 1 from {tables.Stored} limit 1)") == 0)
        {
            AddAll($"select {tables.Fields}, {tables.RunAt} as {tables.LoadedAt} from {incoming}");
            positions.Clear();
            positions.AddAll(files, incoming);
            return;
        }

        // One pass over both sides is faster than EXCEPT ALL and anti joins (2M rows: 0.6 s, 1.4 s and 1.0 s).
        sql.Execute(
            $"""
            create temp table {tables.Difference} as
            select {tables.Fields}, sum(_sign)::bigint as _copies from (
                select {tables.Fields}, 1 as _sign from {incoming}
                union all
                select {tables.Fields}, -1 from {scope} as s)
            group by {tables.Fields}
            having sum(_sign) > 0 or (sum(_sign) < 0 and {mayLeave})
            """);
        if (sql.Scalar<long>($"select count(*) from {tables.Difference} where _copies < 0") > 0)
            Remove(scope);
        Add();
        if (sql.Scalar<long>($"select count(*) from {tables.Difference} where _copies > 0") > 0)
            positions.AddNew(files, incoming, tables.Difference);
        sql.Execute($"drop table {tables.Difference}");
    }

    /// <summary>Of several copies the newest leave.</summary>
    private void Remove(string scope)
    {
        sql.Execute(
            $"""
            create temp table {tables.Leaving} as
            select {tables.Fields}, {tables.LoadedAt}, _row from (
                select {tables.FieldsOf("s")}, s.{tables.LoadedAt}, s._row, d._copies as _copies, row_number() over (
                    partition by {tables.FieldsOf("s")} order by s.{tables.LoadedAt} desc, s._row desc) as _rank
                from {scope} as s
                join {tables.Difference} as d on d._copies < 0 and {tables.SameContent("s", "d")})
            where _rank <= -_copies
            """);

        sql.Execute(
            $"""
            insert into {tables.Removed} ({tables.Fields}, {tables.LoadedAt})
            select {tables.Fields}, {tables.LoadedAt} from {tables.Leaving}
            """);
        sql.Execute($"delete from {tables.Stored} where rowid in (select _row from {tables.Leaving})");
        positions.Remove(tables.Leaving);
        sql.Execute($"drop table {tables.Leaving}");
    }

    private void Add() => AddAll(
        $"""
        select * exclude (_copy), {tables.RunAt} as {tables.LoadedAt} from (
            select {tables.Fields}, unnest(range(_copies)) as _copy from {tables.Difference} where _copies > 0)
        """);

    private void AddAll(string rows)
    {
        sql.Execute($"create or replace {Temporary(tables.Added)} as {rows}");
        sql.Execute($"insert into {tables.Stored} ({tables.Fields}, {tables.LoadedAt}) select {tables.Fields}, {tables.LoadedAt} from {tables.Added}");
    }

    private static string Temporary(string table) => "temp table " + Sql.Unqualified(table);
}
