using System.Data.Common;
using System.Diagnostics;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>
/// Counts for several audits in one statement. If it fails, each audit gets a statement, so that the error belongs to the audit that
/// caused it. If the error has ended the transaction, each of these audits may be the cause, and the audits after them are not tried.
/// </summary>
internal sealed class AuditBatches(SqlSession session, ISqlErrors errors, PipelineDefinition pipeline)
{
    private bool _isAborted;

    /// <summary>One count for each of <paramref name="items"/>.</summary>
    /// <param name="items">The items to count.</param>
    /// <param name="audit">The audit of an item.</param>
    /// <param name="statement">A query for some of the items that returns a row for each: its position among them and its count.</param>
    public async Task<List<AuditCount>> CountAsync<T>(IReadOnlyList<T> items, Func<T, AuditDefinition> audit, Func<IReadOnlyList<T>, Task<string>> statement)
    {
        if (_isAborted)
            return [.. items.Select(_ => AuditCount.NotTried)];
        var watch = Stopwatch.StartNew();
        try
        {
            var rows = await session.RowsAsync(await statement(items), static r => (Position: r.GetInt32(0), Count: r.GetInt64(1)));
            var counts = rows.ToDictionary(c => c.Position, c => c.Count);
            var share = watch.Elapsed.TotalMilliseconds / items.Count;
            return [.. items.Select((_, i) => new AuditCount(counts[i], share, null))];
        }
        catch (DbException e) when (errors.FaultOf(e, Columns(items, audit)) is { } fault)
        {
            _isAborted = await IsAbortedAsync();
            var share = watch.Elapsed.TotalMilliseconds / items.Count;
            if (items.Count == 1 || _isAborted)
                return [.. items.Select(i => AuditCount.Failed(share, FaultSentences.Of(FaultySql.Of(audit(i)), fault), fault, isSuspect: items.Count > 1))];
        }

        var each = new List<AuditCount>();
        foreach (var item in items)
            each.AddRange(await CountAsync([item], audit, statement));
        return each;
    }

    private List<string> Columns<T>(IReadOnlyList<T> items, Func<T, AuditDefinition> audit) => pipeline.ColumnsOf(items.SelectMany(i => audit(i).Reads).Distinct());

    private async Task<bool> IsAbortedAsync()
    {
        try
        {
            await session.ScalarAsync<int>("select 1");
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }
}
