using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>
/// Checks models that are versions of others, and reports who reads a deprecated one. It does not know what day it is: the same contracts give the same
/// findings on every day.
/// </summary>
internal static class VersionCheck
{
    public static void Run(Catalog catalog, ReferenceGraph graph, Findings findings)
    {
        var versions = catalog.Models.Where(static m => m.Contract.Lifecycle.VersionOf is not null).ToLookup(static m => m.Contract.Lifecycle.VersionOf!, StringComparer.Ordinal);
        foreach (var model in catalog.Models)
        {
            if (model.Contract.Lifecycle.VersionOf is { } first)
                CheckFirst(model, first, graph, findings);
            foreach (var edge in graph.From(model))
                CheckRead(model, edge, versions[edge.To.Name], findings);
        }
    }

    private static void CheckFirst(CatalogEntry model, string name, ReferenceGraph graph, Findings findings)
    {
        var span = model.Positions.Value("version_of");
        if (graph.Find(name, span) is not { } first)
            return;
        if (first == model)
            findings.Add(LockRules.VersionOf, span, model.Name, name, "which is its own name", "write the name of the first version");
        else if (first.Contract.Lifecycle.VersionOf is { } other && other != first.Name)
            findings.Add(LockRules.VersionOf, span, model.Name, name, "which is a version itself", "write 'version_of: " + other + "'");
        else if (first.Layer != model.Layer || first.Kind != model.Kind)
            findings.Add(LockRules.VersionOf, span, model.Name, name, "which is in the layer " + Words<Layer>.Of(first.Layer), "name a model of the layer " + Words<Layer>.Of(model.Layer));
    }

    private static void CheckRead(CatalogEntry reader, ModelEdge edge, IEnumerable<CatalogEntry> versions, Findings findings)
    {
        if (edge.To.Contract.Lifecycle.DeprecatedAfter is not { } day || edge.To.Kind == ModelKind.Quarantine || EndsBefore(reader.Contract.Lifecycle.DeprecatedAfter, day))
            return;
        var newest = versions.Where(v => v != reader).OrderBy(static v => v.Name, StringComparer.Ordinal).LastOrDefault(static v => v.Contract.Lifecycle.DeprecatedAfter is null);
        findings.Add(
            LockRules.DeprecatedRead, edge.Span, reader.Name, edge.To.Name, DayText.Of(day),
            newest is null ? "read another model, or give '" + reader.Name + "' a 'deprecated_after', too" : "read '" + newest.Name + "'");
    }

    /// <summary>A reader that goes no later than what it reads needs no other model.</summary>
    private static bool EndsBefore(CalendarDate? reader, CalendarDate day) =>
        reader is { } own && (own.Year, own.Month, own.Day).CompareTo((day.Year, day.Month, day.Day)) <= 0;
}
