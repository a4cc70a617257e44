using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>BKC4003: each layer may read only the layers that its policy names.</summary>
internal static class LayerOrderCheck
{
    public static void Run(Catalog catalog, ReferenceGraph graph, Findings findings)
    {
        foreach (var model in catalog.Models)
        {
            var allowed = catalog.Policy[model.Layer].Reads;
            foreach (var edge in graph.From(model))
            {
                if (!allowed.Contains(edge.To.Layer) || !Fits(model.Kind, edge.To.Kind))
                {
                    findings.Add(
                        ReferenceRules.LayerOrder, edge.Span, model.Name, edge.To.Name, Words<Layer>.Of(edge.To.Layer), Advice(model, allowed));
                }
            }
        }
    }

    /// <summary>Cleaning must read a source model, and history must read a staging model. For a SELECT only the policy decides.</summary>
    private static bool Fits(ModelKind reader, ModelKind read) => reader switch
    {
        ModelKind.Staging => read == ModelKind.Source,
        ModelKind.Snapshot => read == ModelKind.Staging,
        ModelKind.Source or ModelKind.Quarantine or ModelKind.Query => true,
        _ => throw new ArgumentOutOfRangeException(nameof(reader), reader, "no such kind of model"),
    };

    private static string Advice(CatalogEntry model, EquatableArray<Layer> allowed) => model.Kind switch
    {
        ModelKind.Staging => "'from' names a source model",
        ModelKind.Snapshot => "'relation' names a staging model, not its quarantine",
        ModelKind.Source or ModelKind.Quarantine or ModelKind.Query when allowed.Count == 0 => "layer " + Words<Layer>.Of(model.Layer) + " reads no other",
        ModelKind.Source or ModelKind.Quarantine or ModelKind.Query => "layer " + Words<Layer>.Of(model.Layer) + " reads " + string.Join(", ", allowed.Select(static l => Words<Layer>.Of(l))),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Kind, "no such kind of model"),
    };
}
