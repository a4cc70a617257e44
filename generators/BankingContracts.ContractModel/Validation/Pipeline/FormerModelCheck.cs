using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC6001: each former name of a model leads to one model.</summary>
internal static class FormerModelCheck
{
    public static void Run(Catalog catalog, Findings findings)
    {
        var takenBy = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in catalog.Models)
        {
            for (var i = 0; i < model.Contract.RenamedFrom.Count; i++)
            {
                var former = model.Contract.RenamedFrom[i];
                if (Fault(model, former, catalog, takenBy) is { } fault)
                    findings.Add(EvolutionRules.FormerName, model.Positions.Value(Pointers.Item("renamed_from", i)), model.Name, former, fault.Why, fault.Remedy);
                else
                    takenBy.Add(former, model.Name);
            }
        }
    }

    private static (string Why, string Remedy)? Fault(CatalogEntry model, string former, Catalog catalog, Dictionary<string, string> takenBy)
    {
        if (former == model.Name)
            return ("its present name", "remove it");
        if (catalog.FindTable(former) is not null)
            return ("which is a model of its own", "remove it, or remove that model");
        if (!takenBy.TryGetValue(former, out var other))
            return null;
        return (other == model.Name ? "which is listed twice" : "which is a former name of '" + other + "', too", "remove it");
    }
}
