using System.Data.Common;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>Reads the rows that break a contract, before the run that found them is undone.</summary>
internal static class FailingRowsReader
{
    /// <summary>As <see cref="ReadAsync"/>; null when an error has ended the transaction.</summary>
    public static async Task<FailingRows?> TryReadAsync(SqlSession session, SqlDialect sql, string select)
    {
        try
        {
            return await ReadAsync(session, sql, select);
        }
        catch (DbException)
        {
            // The verdict does not depend on them.
            return null;
        }
    }

    /// <summary>The first rows of <paramref name="select"/>, in the order of their values, so that a rerun shows the same.</summary>
    public static async Task<FailingRows> ReadAsync(SqlSession session, SqlDialect sql, string select)
    {
        var columns = await ReturnedColumns.OfAsync(session, select);
        var texts = columns.Select(c => sql.ValueText(sql.Name(c)));
        var order = string.Join(", ", columns.Select((_, i) => (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var rows = await session.RowsAsync(
            $"select {string.Join(", ", texts)} from (select * from (\n{select}\n) as f order by {order} limit {FailingRows.Most}) as s",
            r => (IReadOnlyList<string?>)[.. columns.Select((_, i) => r.IsDBNull(i) ? null : r.GetString(i))]);
        return new FailingRows(columns, rows);
    }
}
