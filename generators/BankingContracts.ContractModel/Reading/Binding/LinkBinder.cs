using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>links</c>.</summary>
internal static class LinkBinder
{
    /// <summary>The links under <paramref name="config"/>; links that cannot be read are reported and left out.</summary>
    public static EquatableArray<DeclaredLink> Bind(BindingScope scope, Section config)
    {
        var links = new List<DeclaredLink>();
        foreach (var entry in (config.Node("links") as MappingNode)?.Entries ?? [])
        {
            var upstream = entry.Key.Value;
            if (links.Exists(l => l.Upstream == upstream))
                scope.Report(FileRules.DuplicateKey, entry.Key.Span, upstream, BindingScope.Line(scope.Find(config.PointerOf("links"))!.Value.Key));
            else if (Read(scope, config, entry) is { } link)
                links.Add(link);
        }

        return links.ToEquatableArray();
    }

    private static DeclaredLink? Read(BindingScope scope, Section config, MappingEntry entry)
    {
        var upstream = entry.Key.Value;
        if (entry.Value is ScalarNode scalar)
            return new DeclaredLink(upstream, scalar.Value, scalar.Value);
        var pointer = BindingScope.Join(config.PointerOf("links"), upstream);
        var section = Section.Open(scope, entry.Value, KeyTables.Link, pointer, "The link to '" + upstream + "'", entry.Key.Span);
        return section.Text("column") is { } column ? new DeclaredLink(upstream, column, section.Text("output") ?? column) : null;
    }
}
