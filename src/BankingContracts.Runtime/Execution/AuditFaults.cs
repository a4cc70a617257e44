using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>Finds the fault among the audits that could not be computed: which audit has it, and on which rows.</summary>
internal static class AuditFaults
{
    private const string Together = "it was computed together with an audit that failed";

    /// <summary>The counts, with what a search has found.</summary>
    /// <param name="audits">The audits.</param>
    /// <param name="counts">Their counts, in the same order.</param>
    /// <param name="find">The search.</param>
    public static async Task<IReadOnlyList<AuditCount>> ExplainAsync(
        IReadOnlyList<AuditDefinition> audits, IReadOnlyList<AuditCount> counts, Func<IReadOnlyList<FaultySql>, Task<IReadOnlyList<FaultFinding?>?>> find)
    {
        var faulty = Enumerable.Range(0, audits.Count).Where(i => counts[i].Fault is not null).ToList();
        if (faulty.Count == 0)
            return counts;
        var findings = await find([.. faulty.Select(i => FaultySql.Of(audits[i]))]) ?? [.. faulty.Select(_ => (FaultFinding?)null)];
        var found = faulty.Zip(findings).Where(f => f.Second is not null).ToDictionary(f => f.First, f => f.Second!);
        var blamed = found.Count == 0 ? faulty[0] : -1;
        var explained = counts.ToArray();
        foreach (var i in faulty)
        {
            if (found.TryGetValue(i, out var finding))
                explained[i] = AuditCount.Failed(counts[i].Milliseconds, FaultSentences.Of(finding), finding.Fault, isSuspect: false);
            else if (counts[i].IsSuspect && i != blamed)
                explained[i] = new AuditCount(0, 0, Together, WasTried: false);
        }

        return explained;
    }
}
