using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>Reads the rows that break a contract, before the run that found them is undone.</summary>
internal static class FailingRowsReader
{
    /// <summary>The first rows of <paramref name="audit"/>; null when an error has ended the transaction.</summary>
    public static FailingRows? Read(SqlSession session, AuditDefinition audit, DateTime runAt)
    {
        try
        {
            return Read(session, Sql.AtRun(audit.FailingRows[SqlDialect.DuckDb], runAt));
        }
        catch (DbException)
        {
            // The verdict does not depend on them.
            return null;
        }
    }

    /// <summary>The first rows of <paramref name="select"/>, in the order of their values, so that a rerun shows the same.</summary>
    public static FailingRows Read(SqlSession session, string select)
    {
        using var reader = session.Read($"select cast(columns(*) as varchar) from (select * from (\n{select}\n) order by all limit {FailingRows.Most})");
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<IReadOnlyList<string?>>();
        while (reader.Read())
            rows.Add([.. columns.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        return new FailingRows(columns, rows);
    }
}
