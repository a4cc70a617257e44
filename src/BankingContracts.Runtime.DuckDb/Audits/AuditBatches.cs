using System.Data.Common;
using System.Diagnostics;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>
/// Counts for several audits in one statement. If it fails, each audit gets a statement, so that the error belongs to the audit that
/// caused it. If the error has ended the transaction, each of these audits may be the cause, and the audits after them are not tried.
/// </summary>
internal sealed class AuditBatches(SqlSession session, PipelineDefinition pipeline)
{
    private bool _isAborted;

    /// <summary>One count for each of <paramref name="items"/>.</summary>
    /// <param name="items">The items to count.</param>
    /// <param name="audit">The audit of an item.</param>
    /// <param name="statement">A query for some of the items that returns a row for each: its position among them and its count.</param>
    public List<AuditCount> Count<T>(IReadOnlyList<T> items, Func<T, AuditDefinition> audit, Func<IReadOnlyList<T>, string> statement)
    {
        if (_isAborted)
            return [.. items.Select(_ => AuditCount.NotTried)];
        var watch = Stopwatch.StartNew();
        try
        {
            var counts = session.Rows(statement(items), static r => (Position: r.GetInt32(0), Count: r.GetInt64(1))).ToDictionary(c => c.Position, c => c.Count);
            var share = watch.Elapsed.TotalMilliseconds / items.Count;
            return [.. items.Select((_, i) => new AuditCount(counts[i], share, null))];
        }
        catch (DbException e) when (SqlFaults.Of(e, pipeline, Reads(items, audit)) is { } fault)
        {
            _isAborted = IsAborted();
            var share = watch.Elapsed.TotalMilliseconds / items.Count;
            return items.Count > 1 && !_isAborted
                ? [.. items.SelectMany(item => Count([item], audit, statement))]
                : [.. items.Select(i => AuditCount.Failed(share, FaultSentences.Of(FaultySql.Of(audit(i)), fault), fault, isSuspect: items.Count > 1))];
        }
    }

    private static List<string> Reads<T>(IReadOnlyList<T> items, Func<T, AuditDefinition> audit) => [.. items.SelectMany(i => audit(i).Reads).Distinct()];

    private bool IsAborted()
    {
        try
        {
            session.Scalar<int>("select 1");
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }
}
