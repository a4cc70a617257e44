using System.Data.Common;
using System.Diagnostics;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>
/// Counts for several audits in one statement. Where binding fails, one statement for each, so that the error ends at the audit that
/// caused it; an error while running has ended the transaction, and with it every chance to find out more.
/// </summary>
internal sealed class AuditBatches(DuckDBConnection connection)
{
    private bool _isAborted;

    /// <summary>One count for each of <paramref name="items"/>.</summary>
    /// <param name="items">What is counted.</param>
    /// <param name="statement">A query for some of the items that returns a row for each: its position among them and its count.</param>
    public List<AuditCount> Count<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, string> statement)
    {
        if (_isAborted)
            return [.. items.Select(_ => AuditCount.NotTried)];
        var watch = Stopwatch.StartNew();
        try
        {
            var counts = connection.Rows(statement(items), static r => (Position: r.GetInt32(0), Count: r.GetInt64(1))).ToDictionary(c => c.Position, c => c.Count);
            var share = watch.Elapsed.TotalMilliseconds / items.Count;
            return [.. items.Select((_, i) => new AuditCount(counts[i], share, null))];
        }
        catch (DbException e)
        {
            _isAborted = IsAborted();
            return items.Count > 1 && !_isAborted
                ? [.. items.SelectMany(item => Count([item], statement))]
                : [.. items.Select(_ => new AuditCount(0, watch.Elapsed.TotalMilliseconds / items.Count, e.Message.TrimEnd()))];
        }
    }

    private bool IsAborted()
    {
        try
        {
            connection.Scalar<int>("select 1");
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }
}
