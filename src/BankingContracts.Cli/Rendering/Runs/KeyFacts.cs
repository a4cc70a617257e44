using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What a run prints about deleted keys and about references without a match.</summary>
internal static class KeyFacts
{
    /// <summary>A line per snapshot that closed keys; deleted keys and quarantined keys are counted separately.</summary>
    public static IEnumerable<string> Closed(RunResult result)
    {
        foreach (var snapshot in result.DeletedKeys.Keys.Union(result.QuarantinedKeys.Keys).Order(StringComparer.Ordinal))
        {
            var deleted = result.DeletedKeys.GetValueOrDefault(snapshot);
            var quarantined = result.QuarantinedKeys.GetValueOrDefault(snapshot);
            var parts = new List<string>();
            if (deleted > 0)
                parts.Add($"{DisplayText.Count(deleted)} gone from the source");
            if (quarantined > 0)
                parts.Add($"{DisplayText.Count(quarantined)} with all rows in quarantine");
            if (parts.Count > 0)
                yield return $"{snapshot}: {string.Join(", ", parts)}";
        }
    }

    /// <summary>A line per relationship of a snapshot with rows that have no match.</summary>
    public static IEnumerable<string> Orphans(IReadOnlyList<AuditResult> audits) => audits
        .Where(IsOrphanCount)
        .Select(a => $"{DisplayText.Count(a.FailingRows, "row", "rows")} of {a.Audit.Model}.{a.Audit.Column} without a match in "
            + string.Join(", ", a.Audit.Reads.Where(r => r != a.Audit.Model).DefaultIfEmpty(a.Audit.Model)));

    /// <summary>Whether <paramref name="result"/> counts orphans, and there are some.</summary>
    public static bool IsOrphanCount(AuditResult result) =>
        result.Audit is { Type: AuditType.Relationships, Layer: ModelLayer.Snapshots } && result.FailingRows > 0;
}
