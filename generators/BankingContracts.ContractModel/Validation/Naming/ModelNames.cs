using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>BKC5001 and BKC5014: the prefix of model names, and singular or plural.</summary>
internal static class ModelNames
{
    public static void Check(CatalogEntry model, PipelinePolicy policy, Findings findings)
    {
        CheckPrefix(model, policy, findings);
        if (model.Layer is Layer.Source or Layer.Staging or Layer.Snapshots)
            CheckSingular(model, findings);
    }

    private static void CheckPrefix(CatalogEntry model, PipelinePolicy policy, Findings findings)
    {
        var own = policy[model.Layer].Prefix;
        var carried = policy.Layers
            .Where(l => l.Prefix.Length > 0 && model.Name.StartsWith(l.Prefix, StringComparison.Ordinal))
            .OrderByDescending(static l => l.Prefix.Length)
            .FirstOrDefault();
        var hasOwn = model.Name.StartsWith(own, StringComparison.Ordinal);
        if (hasOwn && (carried is null || carried.Prefix.Length <= own.Length))
            return;
        var rest = hasOwn ? model.Name.Substring(own.Length) : model.Name;
        if (carried is not null && carried.Prefix != own)
            rest = model.Name.Substring(carried.Prefix.Length);
        var fault = carried is null || carried.Prefix == own
            ? "lacks the prefix '" + own + "' of layer " + Words<Layer>.Of(model.Layer)
            : "has the prefix of layer " + Words<Layer>.Of(carried.Layer) + ", not that of " + Words<Layer>.Of(model.Layer);
        findings.Add(NamingRules.LayerPrefix, model.NameSpan, model.Name, fault, own + rest);
    }

    private static void CheckSingular(CatalogEntry model, Findings findings)
    {
        var name = SnakeNames.ToSnake(model.Name);
        var last = name.Substring(name.LastIndexOf('_') + 1);
        if (Plurals.ToSingular(last) is { } singular)
        {
            findings.Add(
                NamingRules.PluralNoun, model.NameSpan, model.Name, Words<Layer>.Of(model.Layer), name.Substring(0, name.Length - last.Length) + singular);
        }
    }
}
