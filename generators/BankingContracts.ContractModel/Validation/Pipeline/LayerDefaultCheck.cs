using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC2010 and BKC2012 for models whose materialization comes from <c>layers.yml</c>.</summary>
internal static class LayerDefaultCheck
{
    public static void Run(CatalogEntry model, PipelinePolicy policy, Findings findings)
    {
        var contract = model.Contract;
        if (model.Kind != ModelKind.Query || contract.Materialized is not null)
            return;
        var stored = policy[model.Layer].Materialized;
        if (stored is Materialization.Incremental && contract.UniqueKey.Count == 0)
            findings.Add(ContractRules.IncrementalWithoutKey, model.NameSpan, model.Name);
        if (stored is not Materialization.View)
            return;
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            if (contract.Columns[i].Generated is GeneratedColumn.ChangedAt)
            {
                findings.Add(
                    ContractRules.NotAllowedHere,
                    model.Positions.Key(Pointers.Column(i) + "/generated"),
                    "generated",
                    "in a view, which the layer " + Words<Layer>.Of(model.Layer) + " makes by default",
                    "a view stores nothing that could have changed; write 'materialized: table' under 'config' or remove it");
            }
        }
    }
}
