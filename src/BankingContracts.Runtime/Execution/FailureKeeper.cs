using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>Keeps the failing rows of audits that failed, while they can still be read.</summary>
internal static class FailureKeeper
{
    /// <summary>The results. Those that failed in this run get their first failing rows.</summary>
    public static async Task<IReadOnlyList<AuditResult>> KeepAsync(
        IEnumerable<AuditResult> results, PipelineDefinition pipeline, IEngineReader reader, DateTime runAt, CancellationToken cancellation)
    {
        var kept = new List<AuditResult>();
        foreach (var result in results)
        {
            kept.Add(result is { Status: AuditStatus.Failed, IsCarriedOver: false }
                ? result.With(await reader.FailingRowsAsync(result.Audit, runAt, cancellation), pipeline)
                : result);
        }

        return kept;
    }
}
