using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>
/// Rows that are compared as multisets: by some columns, and copies are counted. A difference is a relation of these columns and <c>_copies</c>, by which
/// the number of copies changes. If there are fewer copies than before, the newest leave.
/// </summary>
internal static class MultisetDifference
{
    /// <summary>Whether rows leave, and whether rows come.</summary>
    public static Task<(bool AreLeaving, bool AreComing)> SidesAsync(SqlSession session, string difference) => session.RowAsync(
        $"select count(*) filter (where _copies < 0) > 0, count(*) filter (where _copies > 0) > 0 from {difference}", static r => (r.GetBoolean(0), r.GetBoolean(1)));

    /// <summary>A query for the stored rows that leave.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">The table.</param>
    /// <param name="compared">The columns by which rows are compared.</param>
    /// <param name="ages">The other columns, by which the newest copies are found.</param>
    /// <param name="difference">The difference.</param>
    /// <param name="stored">A relation of stored rows with their identity.</param>
    public static string Leaving(
        StepContext run, StoredTable table, IEnumerable<string> compared, IEnumerable<string> ages, string difference, string stored)
    {
        var (sql, identity, columns) = (run.Sql, run.Tables.Identity(table), compared.ToList());
        return $"""
            select {identity.List("l")}, {sql.List("l", run.Tables.StoredColumns(table))} from (
                select s.*, d._copies, row_number() over (
                    partition by {sql.List("s", columns)} order by {string.Concat(ages.Select(c => $"s.{sql.Name(c)} desc, "))}{identity.NewestFirst("s")}) as _nth
                from {stored} as s join {difference} as d on d._copies < 0 and {sql.Same("s", "d", columns)}) as l
            where l._nth <= -l._copies
            """;
    }

    /// <summary>A query for the rows that come, without the columns by which they are not compared.</summary>
    public static string Coming(SqlDialect sql, IEnumerable<string> compared, string difference) => sql.Copies(difference, sql.List(compared), "_copies");
}
