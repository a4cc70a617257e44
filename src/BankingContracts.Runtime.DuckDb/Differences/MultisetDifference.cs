using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Gives the rows of a table without a key a new content. Rows are compared by all columns except the one with the run's
/// timestamp, and copies are counted. New copies get the run's timestamp; if there are fewer copies than before, the newest leave.
/// </summary>
internal static class MultisetDifference
{
    /// <summary>Replaces the rows of <paramref name="stored"/> by those of <paramref name="content"/> and leaves the change set.</summary>
    /// <param name="session">The database.</param>
    /// <param name="model">The model.</param>
    /// <param name="stampColumns">The columns that are not compared: they get the run's timestamp, or the values of <paramref name="complete"/>.</param>
    /// <param name="content">A relation with all columns except <paramref name="stampColumns"/>.</param>
    /// <param name="stored">A relation with rows of the model's table, all columns, and their <c>_rowid</c>.</param>
    /// <param name="changes">Takes the change set.</param>
    /// <param name="runAt">The run's timestamp.</param>
    /// <param name="complete">Turns a relation without <paramref name="stampColumns"/> into a SELECT of all columns; null gives them the run's timestamp.</param>
    public static ModelChange Apply(
        SqlSession session,
        ModelDefinition model,
        IReadOnlyList<string> stampColumns,
        string content,
        string stored,
        ChangeSets changes,
        DateTime runAt,
        Func<string, string>? complete = null)
    {
        var table = Sql.Table(model);
        var columns = model.Columns.Select(c => c.Name).Except(stampColumns).ToList();
        var list = Sql.List(columns);
        var difference = Sql.Temp("difference", model.Name);
        session.Execute($"""
            create temp table {Sql.Unqualified(difference)} as
            select {list}, sum(_copies)::bigint as _copies
            from (select {list}, 1 as _copies from {content} union all select {list}, -1 from {stored})
            group by {list} having sum(_copies) <> 0
            """);

        var leaving = Sql.Temp("leaving", model.Name);
        session.Execute($"create temp table {Sql.Unqualified(leaving)} as {Leaving(columns, stampColumns, difference, stored)}");
        var change = changes.Store(
            model.Name,
            $"select {Sql.List(model.Columns.Select(c => c.Name))} from {leaving}",
            complete is null ? $"select {TableRows.Stamped(model, stampColumns, runAt)} from {Coming(difference)}" : complete(Coming(difference)));
        session.Execute($"delete from {table} where rowid in (select _rowid from {leaving})");
        session.Execute($"insert into {table} from {ChangeSets.Added(model.Name)}");
        session.Execute($"drop table {difference}; drop table {leaving}");
        return new ModelChange(session.Scalar<long>($"select count(*) from {table}"), change.Added, 0, change.Removed);
    }

    /// <summary>A query for the rows of <paramref name="stored"/> that leave because <paramref name="difference"/> has negative copies: the newest of each content.</summary>
    public static string Leaving(IReadOnlyList<string> columns, IReadOnlyList<string> stampColumns, string difference, string stored) => $"""
        select * exclude (_copies, _nth) from (
            select s.*, d._copies, row_number() over (
                partition by {Sql.List("s", columns)} order by {string.Concat(stampColumns.Select(c => $"s.{Sql.Name(c)} desc, "))}s._rowid desc) as _nth
            from {stored} as s join {difference} as d on d._copies < 0 and {Sql.Same("s", "d", columns)})
        where _nth <= -_copies
        """;

    /// <summary>A relation of the rows that come because <paramref name="difference"/> has positive copies.</summary>
    public static string Coming(string difference) => $"(select *, unnest(range(_copies)) from {difference} where _copies > 0)";
}
