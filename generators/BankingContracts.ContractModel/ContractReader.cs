using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Binding;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Validation.Alerts;
using BankingContracts.ContractModel.Validation.Contracts;
using BankingContracts.ContractModel.Validation.Schedules;

namespace BankingContracts.ContractModel;

/// <summary>Reads the YAML files of a pipeline and checks each file alone.</summary>
public static class ContractReader
{
    private const string TestsFolder = "tests";
    private const string ExamplesFolder = "tests/examples/";
    private const string PolicyStem = "layers";
    private const string SchedulesStem = "schedules";
    private const string AlertsStem = "alerts";
    private const string Extension = ".yml";
    private static readonly string[] ContractLists = ["models", "snapshots"];

    /// <summary>
    /// Reads <paramref name="source"/> and returns its content with every finding of BKC1xxx and BKC2xxx, and those of BKC6xxx and BKC8xxx that need no other file. Every text has a result: the method
    /// never throws.
    /// </summary>
    public static ParsedFile Read(ContractSource source)
    {
        var kind = Kind(source);
        return Read(source, kind) with { IsLock = kind is FileKind.Lock };
    }

    private static ParsedFile Read(ContractSource source, FileKind kind)
    {
        if (kind is FileKind.Stray)
            return Result(source, [Stray(source)]);
        if (kind is FileKind.Lock && LockBinder.Conflict(source) is { } conflict)
            return Result(source, [conflict]);
        var tree = YamlTreeReader.Read(source);
        var findings = new List<ContractDiagnostic>(tree.Diagnostics);
        if (tree.Root is null or ScalarNode { IsNull: true })
        {
            if (tree.IsWhole)
                findings.Add(Empty(source, kind, SourceSpan.StartOf(source.Path)));
            return Result(source, findings);
        }

        if (tree.Root is not MappingNode root)
        {
            if (tree.IsWhole)
                findings.Add(ContractDiagnostic.Create(
                    FileRules.WrongKind, tree.Root.Span, source.RelativePath, "a mapping with the keys " + string.Join(", ", Expected(source, kind)), ValueCheck.Found(tree.Root)));
            return Result(source, findings);
        }

        // After a syntax error only names are used, so that other files can still refer to these contracts.
        var parsed = Bind(source, kind, root, tree.IsWhole ? findings : []);
        return tree.IsWhole
            ? parsed with { Diagnostics = Sorted(findings) }
            : parsed with { Diagnostics = Sorted(tree.Diagnostics), Contracts = parsed.Contracts.Select(Incomplete).ToEquatableArray(), Schedules = null, Alerts = null, Lock = null, Examples = default };
    }

    private static ParsedFile Bind(ContractSource source, FileKind kind, MappingNode root, List<ContractDiagnostic> findings)
    {
        var scope = new BindingScope(Layer(source));
        var anchor = root.Entries.Count == 0 ? SourceSpan.StartOf(source.Path) : root.Entries[0].Key.Span;
        var table = kind switch
        {
            FileKind.Policy => KeyTables.Policy,
            FileKind.Schedules => ScheduleKeyTables.File,
            FileKind.Alerts => AlertKeyTables.File,
            FileKind.Lock => LockKeyTables.File,
            FileKind.SingularTests => KeyTables.TestsFile,
            FileKind.Examples => ExampleKeyTables.File,
            FileKind.Contracts => KeyTables.File,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of file that is read"),
        };
        var section = Section.Open(scope, root, table, "", "The file", anchor);
        if (kind is not FileKind.Lock && section.Text("version") is { } version && version != "2")
            scope.Report(FileRules.UnsupportedVersion, section.Node("version")!.Span, version);
        var contracts = new List<ParsedContract>();
        var tests = EquatableArray<ParsedSingularTest>.Empty;
        var policy = kind is FileKind.Policy ? PolicyBinder.Bind(scope, section) : null;
        var schedules = kind is FileKind.Schedules ? SchedulesBinder.Bind(scope, section, anchor) : null;
        if (schedules is not null)
            findings.AddRange(ScheduleOrder.Check(schedules));
        var alerts = kind is FileKind.Alerts ? AlertsBinder.Bind(scope, section, anchor) : null;
        if (alerts is not null)
            findings.AddRange(AlertCheck.Of(alerts));
        var locked = kind is FileKind.Lock ? new LockBinder(scope).Bind(section, anchor) : null;
        if (kind is FileKind.SingularTests)
            tests = section.Mappings("data_tests", (item, _) => SingularTestBinder.Bind(item, findings));
        var examples = kind is FileKind.Examples
            ? section.Mappings("examples", (item, _) => ExampleBinder.Bind(item, source.RelativePath, findings))
            : EquatableArray<ParsedExample>.Empty;
        if (scope.Layer is { } layer)
            contracts.AddRange(Contracts(section, layer, findings).Select(c => c with { File = source.RelativePath }));
        if (scope.Layer is { } folder)
            contracts.AddRange(Misplaced(root, folder));
        if (kind is not FileKind.Lock && HoldsNothing(root, table))
            scope.Report(FileRules.EmptyFile, anchor, source.RelativePath, Expected(source, kind).Last());
        findings.AddRange(scope.Diagnostics);
        return new ParsedFile(source.Path, contracts.ToEquatableArray(), tests, policy, EquatableArray<ContractDiagnostic>.Empty) { Schedules = schedules, Alerts = alerts, Lock = locked, Examples = examples };
    }

    private static IEnumerable<ParsedContract> Contracts(Section section, Layer layer, List<ContractDiagnostic> findings) =>
        ContractLists.SelectMany(key => section.Mappings(key, (item, _) => Contract(item, layer, findings)));

    private static ParsedContract? Contract(MappingNode item, Layer layer, List<ContractDiagnostic> findings)
    {
        if (ContractBinder.Bind(item, layer, findings) is not { } parsed)
            return null;
        var breaches = ContractChecks.Check(parsed.Contract, parsed.Positions);
        findings.AddRange(breaches);
        var isComplete = parsed.Contract.IsComplete && !breaches.Any(static d => d.Rule.Severity is RuleSeverity.Error);
        return parsed with { Contract = parsed.Contract with { IsComplete = isComplete } };
    }

    /// <summary>Contracts in the list of another layer. They are reported at the list, and only their names are used.</summary>
    private static IEnumerable<ParsedContract> Misplaced(MappingNode root, Layer layer) => root.Entries
        .Where(e => KeyTables.File.Find(e.Key.Value) is { Kind: ValueKind.List } key && !key.Layers.Has(layer))
        .SelectMany(static e => (e.Value as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
        .Select(item => ContractBinder.Bind(item, layer, []))
        .OfType<ParsedContract>()
        .Select(Incomplete);

    private static bool HoldsNothing(MappingNode root, KeyTable table) =>
        root.Entries.All(e => table.Find(e.Key.Value)?.Name == "version" || e.Value is SequenceNode { Items.Count: 0 });

    private static ParsedContract Incomplete(ParsedContract parsed) => parsed with { Contract = parsed.Contract with { IsComplete = false, HasAllColumns = false } };

    private static FileKind Kind(ContractSource source)
    {
        if (source.Folder.Length == 0)
            return source.Stem == PolicyStem ? FileKind.Policy : OptionalKind(source.RelativePath);
        if (source.Folder == TestsFolder)
            return source.RelativePath.StartsWith(ExamplesFolder, StringComparison.Ordinal) ? FileKind.Examples : FileKind.SingularTests;
        return Words<Layer>.Find(source.Folder) is null ? FileKind.Stray : FileKind.Contracts;
    }

    private static FileKind OptionalKind(string path) => path switch
    {
        SchedulesStem + Extension => FileKind.Schedules,
        AlertsStem + Extension => FileKind.Alerts,
        LockKeyTables.FileName => FileKind.Lock,
        _ => FileKind.Stray,
    };

    private static Layer? Layer(ContractSource source) => Words<Layer>.Find(source.Folder);

    private static ContractDiagnostic Stray(ContractSource source)
    {
        var near = source.Folder.Length == 0
            ? NearName.Find(source.Stem, [PolicyStem, SchedulesStem, AlertsStem])
            : NearName.Find(source.Folder, [.. Words<Layer>.All, TestsFolder]);
        return ContractDiagnostic.Create(
            FileRules.FileInNoLayer, SourceSpan.StartOf(source.Path), source.RelativePath,
            near is null ? "" : source.Folder.Length == 0 ? "; did you mean '" + near + Extension + "'?" : "; did you mean the folder '" + near + "'?");
    }

    private static ContractDiagnostic Empty(ContractSource source, FileKind kind, SourceSpan span) =>
        ContractDiagnostic.Create(FileRules.EmptyFile, span, source.RelativePath, Expected(source, kind).Last());

    private static string[] Expected(ContractSource source, FileKind kind) => kind switch
    {
        FileKind.Policy => ["version", "layers"],
        FileKind.Schedules => ["holidays", "schedules"],
        FileKind.Alerts => ["destinations", "rules"],
        FileKind.Lock => ["version", "models"],
        FileKind.SingularTests => ["version", "data_tests"],
        FileKind.Examples => ["version", "examples"],
        FileKind.Contracts => ["version", Layer(source) is Model.Layer.Snapshots ? "snapshots" : "models"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of file that is read"),
    };

    private static ParsedFile Result(ContractSource source, IEnumerable<ContractDiagnostic> findings) => new(
        source.Path, EquatableArray<ParsedContract>.Empty, EquatableArray<ParsedSingularTest>.Empty, Policy: null, Sorted(findings));

    private static EquatableArray<ContractDiagnostic> Sorted(IEnumerable<ContractDiagnostic> findings) =>
        findings.OrderBy(static d => d.Span.Start).ThenBy(static d => d.Rule.Id, StringComparer.Ordinal).ToEquatableArray();
}
