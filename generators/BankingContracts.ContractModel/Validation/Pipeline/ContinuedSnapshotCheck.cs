using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC6050: a snapshot goes on from one retired snapshot, whose versions have its key.</summary>
internal static class ContinuedSnapshotCheck
{
    public static void Run(Catalog catalog, ReferenceGraph graph, EffectiveColumns columns, Findings findings)
    {
        var continuedBy = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in catalog.Models)
        {
            if (model.Contract.Snapshot?.Continues is not { Length: > 0 } name)
                continue;
            var span = model.Positions.Value("continues");
            if (graph.Find(name, span) is not { } former)
                continue;
            if (Fault(model, former, columns, continuedBy) is { } fault)
                findings.Add(EvolutionRules.Continued, span, model.Name, name, fault.Why, fault.Remedy);
            else
                continuedBy.Add(name, model.Name);
        }
    }

    private static (string Why, string Remedy)? Fault(CatalogEntry model, CatalogEntry former, EffectiveColumns columns, Dictionary<string, string> continuedBy)
    {
        if (former.Name == model.Name)
            return ("itself", "name the snapshot that it takes the place of");
        if (former.Contract.Snapshot is not { } snapshot)
            return ("which is no snapshot", "name a snapshot");
        if (!snapshot.IsRetired)
            return ("which is not retired", "add 'retired: true' to '" + former.Name + "'");
        if (model.Contract.Snapshot!.IsRetired)
            return ("but is retired itself", "remove 'continues', because a retired snapshot begins no versions");
        if (continuedBy.TryGetValue(former.Name, out var other))
            return ("which '" + other + "' continues, too", "a version goes on in one place; remove one of them");
        return columns.Of(former) is not null && model.Contract.UniqueKey.FirstOrDefault(k => columns.Find(former, k) is null) is { } missing
            ? ("which has no column '" + missing + "' of the new key", "add the column to '" + former.Name + "' first, and let its versions have values in it")
            : null;
    }
}
