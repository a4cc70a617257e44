using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>layers.yml</c>. Settings that are missing keep their defaults.</summary>
internal static class PolicyBinder
{
    /// <summary>The policy that <paramref name="section"/> states.</summary>
    public static PipelinePolicy Bind(BindingScope scope, Section section)
    {
        var stated = new Dictionary<Layer, SourceSpan>();
        var policies = section.Mappings("layers", (item, pointer) => Bind(scope, item, pointer, stated));
        var defaults = PipelinePolicy.Default;
        return new PipelinePolicy(
            defaults.Layers.Select(d => policies.FirstOrDefault(p => p.Layer == d.Layer) ?? d).ToEquatableArray(),
            section.Node("abbreviations") is MappingNode words
                ? words.Entries.Select(static e => new Abbreviation(e.Key.Value.ToLowerInvariant(), ((ScalarNode)e.Value).Value)).ToEquatableArray()
                : defaults.Abbreviations)
        {
            ArchivesFiles = section.Flag("archive") ?? false,
        };
    }

    private static LayerPolicy? Bind(BindingScope scope, MappingNode item, string pointer, Dictionary<Layer, SourceSpan> stated)
    {
        var section = Section.Open(scope, item, KeyTables.LayerPolicy, pointer, "A layer", ColumnBinder.Anchor(item));
        if (section.Word<Layer>("name") is not { } layer)
            return null;
        var name = section.Node("name")!.Span;
        if (stated.TryGetValue(layer, out var first))
        {
            scope.Report(FileRules.DuplicateKey, name, Words<Layer>.Of(layer), BindingScope.Line(first));
            return null;
        }

        stated.Add(layer, name);
        var policy = PipelinePolicy.Default[layer];
        var materialized = section.Word<Materialization>("materialized") ?? policy.Materialized;
        if (materialized is not Materialization.Table && !LayerSet.Queries.Has(layer))
            scope.Report(ContractRules.NotAllowedHere, section.Node("materialized")!.Span, Words<Materialization>.Of(materialized), "in the layer " + Words<Layer>.Of(layer), "its models are always tables");
        return new LayerPolicy(
            layer,
            section.Text("prefix") ?? policy.Prefix,
            Reads(scope, section, layer) ?? policy.Reads,
            materialized,
            section.Word<Uniqueness>("uniqueness") ?? policy.Uniqueness);
    }

    private static EquatableArray<Layer>? Reads(BindingScope scope, Section section, Layer layer)
    {
        if (section.Node("reads") is not SequenceNode list)
            return null;
        var reads = new List<Layer>();
        foreach (var word in list.Items.Cast<ScalarNode>())
        {
            var upstream = Words<Layer>.Find(word.Value)!.Value;
            if (upstream > layer)
                scope.Report(ContractRules.OutOfRange, word.Span, "reads", "data flows one way, so " + Words<Layer>.Of(layer) + " cannot read " + word.Value + "; name earlier layers");
            else if (!reads.Contains(upstream))
                reads.Add(upstream);
        }

        return reads.ToEquatableArray();
    }
}
