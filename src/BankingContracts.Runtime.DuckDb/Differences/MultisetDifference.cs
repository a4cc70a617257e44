using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Brings a table without a key to a new content: rows are compared with all their columns but the one that takes the run's
/// timestamp, copies counted. New copies get the run's timestamp; when copies fall away the newest leave.
/// </summary>
internal static class MultisetDifference
{
    /// <summary>Applies the content of <paramref name="content"/>, which has all columns but <paramref name="stampColumns"/>.</summary>
    public static ModelChange Apply(
        DuckDBConnection connection, ModelDefinition model, IReadOnlyList<string> stampColumns, string content, DateTime runAt)
    {
        var table = Sql.Table(model);
        var columns = model.Columns.Select(c => c.Name).Except(stampColumns).ToList();
        var list = Sql.List(columns);
        var difference = Sql.Temp("difference", model.Name);
        connection.Execute($"""
            create temp table {Sql.Unqualified(difference)} as
            select {list}, sum(_copies)::bigint as _copies
            from (select {list}, 1 as _copies from {content} union all select {list}, -1 from {table})
            group by {list} having sum(_copies) <> 0
            """);

        var newestFirst = string.Concat(stampColumns.Select(c => $"s.{Sql.Name(c)} desc, "));
        var removed = connection.Execute($"""
            delete from {table} where rowid in (
                select _rowid from (
                    select s.rowid as _rowid, d._copies, row_number() over (partition by {Sql.List("s", columns)} order by {newestFirst}s.rowid desc) as _nth
                    from {table} as s join {difference} as d on d._copies < 0 and {Sql.Same("s", "d", columns)})
                where _nth <= -_copies)
            """);
        var added = connection.Execute($"""
            insert into {table} ({Sql.List(columns.Concat(stampColumns))})
            select {string.Join(", ", columns.Select(Sql.Name).Concat(stampColumns.Select(_ => Sql.Timestamp(runAt))))}
            from (select *, unnest(range(_copies)) from {difference} where _copies > 0)
            """);
        connection.Execute($"drop table {difference}");
        return new ModelChange(connection.Scalar<long>($"select count(*) from {table}"), added, 0, removed);
    }
}
