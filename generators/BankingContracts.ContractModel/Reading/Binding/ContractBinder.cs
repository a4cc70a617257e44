using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one model or snapshot.</summary>
internal static class ContractBinder
{
    /// <summary>The contract that <paramref name="item"/> declares; null when its name cannot be read.</summary>
    /// <param name="item">The entry of <c>models</c> or <c>snapshots</c>.</param>
    /// <param name="layer">The layer of the folder.</param>
    /// <param name="findings">Collects what cannot be read.</param>
    public static ParsedContract? Bind(MappingNode item, Layer layer, List<ContractDiagnostic> findings)
    {
        var scope = new BindingScope(layer);
        var anchor = ColumnBinder.Anchor(item);
        var contract = Bind(scope, item, anchor, layer);
        findings.AddRange(scope.Diagnostics);
        if (contract is null)
            return null;
        var isWhole = contract.Columns.Count == StatedColumns(item);
        // Contracts do not allow some YAML features, such as an alias. The reader of the file reports them, and the part is missing here.
        var isComplete = !HoldsUnreadable(item) && !scope.Diagnostics.Any(static d => d.Rule.Severity is RuleSeverity.Error);
        return new ParsedContract(
            contract with { IsComplete = isComplete, HasAllColumns = isWhole && (contract.Columns.Count > 0 || layer is Layer.Snapshots) },
            scope.ToPositions(anchor));
    }

    /// <summary>Whether a part of <paramref name="node"/> could not be read. The reader of the tree limits the nesting.</summary>
    private static bool HoldsUnreadable(YamlNode node) => node switch
    {
        MappingNode mapping => mapping.Entries.Any(static e => HoldsUnreadable(e.Value)),
        SequenceNode list => list.Items.Any(HoldsUnreadable),
        UnreadableNode => true,
        ScalarNode => false,
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "no such node"),
    };

    private static int StatedColumns(MappingNode item) =>
        (item.Entries.FirstOrDefault(static e => e.Key.Value == "columns")?.Value as SequenceNode)?.Items.Count ?? 0;

    private static ModelContract? Bind(BindingScope scope, MappingNode item, SourceSpan anchor, Layer layer)
    {
        var isSnapshot = layer is Layer.Snapshots;
        var section = Section.Open(scope, item, KeyTables.Contract, "", "The contract", anchor);
        var name = section.Text("name");
        var config = section.Open("config", KeyTables.Config, name is null ? "The contract" : "'" + name + "'", anchor);
        var source = section.Node("source") is null ? null : SourceBinder.Bind(scope, section.Open("source", KeyTables.Source, "'source'", anchor), anchor);
        var columns = section.Mappings("columns", new ColumnBinder(scope).Bind);
        var constraints = section.Mappings("constraints", new ConstraintBinder(scope, isAtModel: true).Bind);
        var tests = section.Items("data_tests", new TestBinder(scope, isSnapshot ? TestPlace.Snapshot | TestPlace.Model : TestPlace.Model).Bind);
        CheckEnforcement(scope, section, anchor, name);
        if (!isSnapshot && config.Text("materialized") is "snapshot" and var word)
            scope.Report(ContractRules.NotAllowedHere, config.Node("materialized")!.Span, word, "in the layer " + Words<Layer>.Of(layer), "move the contract into the folder snapshots, or write 'materialized: table'");
        if (section.Node("columns") is SequenceNode { Items.Count: 0 } && !isSnapshot)
            scope.Report(ContractRules.NoColumns, scope.Find("columns")!.Value.Key, name ?? "The contract", "");
        var export = ExportBinder.Bind(config, anchor);
        var past = PastBinder.Bind(scope, config, anchor);
        if (name is null)
            return null;
        return new ModelContract(
            name,
            layer,
            section.Text("description") ?? "",
            config.Word<Materialization>("materialized"),
            config.Texts("unique_key") ?? EquatableArray<string>.Empty,
            config.Text("from"),
            source is null ? null : WithNames(source, columns),
            isSnapshot ? Snapshot(section, config) : null,
            columns,
            constraints,
            tests,
            export.Formats,
            (section.Texts("tags") ?? EquatableArray<string>.Empty).Concat(config.Texts("tags") ?? EquatableArray<string>.Empty).Distinct().ToEquatableArray(),
            IsComplete: true)
        {
            RenamedFrom = section.Texts("renamed_from") ?? EquatableArray<string>.Empty,
            Links = LinkBinder.Bind(scope, config),
            Lifecycle = new LifecycleBinder(scope).Bind(section, name),
            PastSeconds = past,
            ArchivesExports = export.IsArchived,
        };
    }

    private static SourceContract WithNames(SourceContract source, EquatableArray<ColumnContract> columns) => source with
    {
        ListedNames = columns.SelectMany(static c => c.Names.Select(n => new HeaderName(c.Name, n))).ToEquatableArray(),
        OptionalColumns = columns.Where(static c => c.IsOptional).Select(static c => c.Name).ToEquatableArray(),
    };

    private static SnapshotContract? Snapshot(Section section, Section config)
    {
        if (section.Text("relation") is not { } relation || config.Word<SnapshotStrategy>("strategy") is not { } strategy)
            return null;
        var checkColumns = config.Texts("check_cols") ?? EquatableArray<string>.Empty;
        return new SnapshotContract(
            ModelNames.Read(relation),
            strategy,
            config.Text("updated_at"),
            config.Node("check_cols") is ScalarNode { Value: "all" } ? EquatableArray<string>.Empty : checkColumns,
            config.Word<HardDeletes>("hard_deletes") ?? HardDeletes.Invalidate,
            config.Word<OnQuarantine>("on_quarantine") ?? OnQuarantine.Close,
            config.Text("tie_break"),
            config.Text("dbt_valid_to_current"),
            config.Word<OnNewColumn>("on_new_column"))
        {
            Continues = section.Text("continues") is { } continued ? ModelNames.Read(continued) : null,
            IsRetired = section.Flag("retired") ?? false,
        };
    }

    private static void CheckEnforcement(BindingScope scope, Section section, SourceSpan anchor, string? name)
    {
        if (section.Node("contract") is null)
            return;
        var enforcement = section.Open("contract", KeyTables.Enforcement, "'contract'", anchor);
        if (enforcement.Flag("enforced") is false)
            scope.Report(ContractRules.ContractNotEnforced, enforcement.Node("enforced")!.Span, name ?? "this model");
    }
}
