using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>BKC5015: names that would collide in the generated C#.</summary>
internal static class IdentifierCollisions
{
    private static readonly HashSet<string> Quarantine =
        new(QuarantineColumns.Reasons.Select(static c => Identifiers.Pascal(c.Name)), StringComparer.Ordinal);

    /// <summary>Models of one layer share a namespace. If two of them become the same identifier, the second one is reported.</summary>
    public static void CheckModels(Catalog catalog, Findings findings)
    {
        var taken = new Dictionary<(Layer Layer, string Identifier), string>();
        foreach (var model in catalog.Quarantines.Concat(catalog.Models))
        {
            var identifier = Identifiers.Pascal(model.Name);
            if (taken.TryGetValue((model.Layer, identifier), out var first))
                findings.Add(NamingRules.IdentifierCollision, model.NameSpan, model.Name, identifier, "as '" + first + "' does");
            else
                taken.Add((model.Layer, identifier), model.Name);
        }
    }

    /// <summary>
    /// Compares the declared columns of <paramref name="model"/> with each other and with those that its quarantine table adds. A column with
    /// the name of its row, or of a member that every row has, gets another identifier and is not reported.
    /// </summary>
    public static void CheckColumns(CatalogEntry model, Findings findings)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < model.Contract.Columns.Count; i++)
        {
            var name = model.Contract.Columns[i].Name;
            var identifier = Identifiers.Pascal(name);
            var fault = model.Kind == ModelKind.Source && Quarantine.Contains(identifier) ? "which the quarantine table adds"
                : taken.TryGetValue(identifier, out var first) && first != name ? "as '" + first + "' does"
                : null;
            if (fault is not null)
                findings.Add(NamingRules.IdentifierCollision, model.Positions.Value(Pointers.Column(i) + "/name"), name, identifier, fault);
            else
                taken[identifier] = name;
        }
    }
}
