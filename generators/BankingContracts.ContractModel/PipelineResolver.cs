using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Validation.Alerts;
using BankingContracts.ContractModel.Validation.Examples;
using BankingContracts.ContractModel.Validation.Naming;
using BankingContracts.ContractModel.Validation.Pipeline;
using BankingContracts.ContractModel.Validation.Schedules;

namespace BankingContracts.ContractModel;

/// <summary>Combines the contracts and SQL files of a pipeline.</summary>
public static class PipelineResolver
{
    /// <summary>
    /// Follows every reference, checks the rules that need several files, and completes the models. It is pure, its time grows linearly with
    /// the text, and it never throws. The findings are in <see cref="ResolvedPipeline.Diagnostics"/>. The result also has all models that can
    /// still be generated.
    /// </summary>
    /// <param name="files">All YAML files, as read.</param>
    /// <param name="sqlFiles">All SQL files below the contracts folder.</param>
    public static ResolvedPipeline Resolve(IReadOnlyList<ParsedFile> files, IReadOnlyList<ContractSource> sqlFiles)
    {
        var findings = new Findings();
        var catalog = Catalog.Build(files, findings);
        var sql = SqlCatalog.Build(catalog, files, sqlFiles, findings);
        var graph = ReferenceGraph.Build(catalog, sql, findings);
        var columns = new EffectiveColumns(graph);
        var singularTests = SingularTests(files, sql, graph, findings);
        Check(catalog, graph, columns, findings);
        var (models, incomplete) = Models(catalog, sql, graph, columns, singularTests);
        var schedules = Schedules(files, models, isWhole: incomplete.Count == 0, findings);
        var alerts = Alerts(files, findings);
        var examples = new ExampleCheck(models, incomplete, findings).Run(files.OrderBy(static f => f.Path, StringComparer.Ordinal).SelectMany(static f => f.Examples));
        return new ResolvedPipeline(models, singularTests, findings.Sorted())
        {
            Incomplete = incomplete,
            Queries = sql.Queries.ToEquatableArray(),
            Schedules = schedules,
            Alerts = alerts,
            Examples = examples,
        };
    }

    /// <summary>
    /// What is said about alerts. The schedules that it names are checked only when the file with schedules can be read.
    /// </summary>
    private static AlertsContract? Alerts(IReadOnlyList<ParsedFile> files, Findings findings)
    {
        if (files.FirstOrDefault(static f => f.Alerts is not null)?.Alerts is not { } parsed)
            return null;
        var schedules = files.FirstOrDefault(static f => f.Schedules is not null)?.Schedules;
        if (schedules is not null || files.All(static f => f.Alerts is not null || f.Diagnostics.All(static d => d.Rule.Severity is not RuleSeverity.Error)))
            new AlertScheduleCheck(schedules?.Schedules ?? default, findings).Run(parsed);
        return parsed.Alerts with { Destinations = parsed.Alerts.Destinations.Where(static d => d.Channel is not UnknownChannel).ToEquatableArray() };
    }

    /// <summary>
    /// The schedules whose trigger is known. Their models and files are checked only when all contracts are known: a model that cannot be read
    /// may be the one that a schedule names.
    /// </summary>
    private static EquatableArray<ScheduleContract> Schedules(
        IReadOnlyList<ParsedFile> files, EquatableArray<ResolvedModel> models, bool isWhole, Findings findings)
    {
        if (files.FirstOrDefault(static f => f.Schedules is not null)?.Schedules is not { } parsed)
            return default;
        if (isWhole && files.All(static f => f.Schedules is not null || f.Diagnostics.All(static d => d.Rule.Severity is not RuleSeverity.Error)))
            new ScheduleCheck(models, findings).Run(parsed);
        return parsed.Schedules.Where(static s => s.Trigger is not UnknownTrigger).ToEquatableArray();
    }

    private static void Check(Catalog catalog, ReferenceGraph graph, EffectiveColumns columns, Findings findings)
    {
        LayerOrderCheck.Run(catalog, graph, findings);
        CycleCheck.Run(graph, findings);
        FormerModelCheck.Run(catalog, findings);
        ContinuedSnapshotCheck.Run(catalog, graph, columns, findings);
        VersionCheck.Run(catalog, graph, findings);
        var relationships = new RelationshipCheck(graph, columns, findings);
        foreach (var model in catalog.Models)
        {
            relationships.Run(model);
            LayerDefaultCheck.Run(model, catalog.Policy, findings);
            if (model.Kind == ModelKind.Staging)
                CleaningCheck.Run(model, columns, findings);
            LinkCheck.Run(model, graph, columns, findings);
            if (model.Kind != ModelKind.Snapshot)
                continue;
            SnapshotCheck.Run(model, columns, findings);
            SnapshotKeyCheck.Run(model, columns, findings);
        }

        NamingCheck.Run(catalog, columns, findings);
    }

    private static (EquatableArray<ResolvedModel> Models, EquatableArray<IncompleteModel> Incomplete) Models(
        Catalog catalog, SqlCatalog sql, ReferenceGraph graph, EffectiveColumns columns, EquatableArray<ResolvedSingularTest> singularTests)
    {
        var resolver = new ModelResolver(catalog, sql, graph, columns);
        var models = new List<ResolvedModel>();
        var incomplete = new List<IncompleteModel>();
        var tests = new List<ResolvedTest>();
        var whole = new HashSet<(ModelKind, string)>();
        foreach (var entry in DependencyOrder.Sort(graph))
        {
            // A quarantine table is a part of its staging model, which comes before it.
            var isOrphan = entry.Kind == ModelKind.Quarantine && !whole.Contains((ModelKind.Staging, entry.Contract.Name));
            if (!isOrphan && resolver.Resolve(entry) is { } model)
            {
                models.Add(model);
                whole.Add((model.Kind, model.Name));
                tests.AddRange(TestResolver.Resolve(model, entry.Parsed, graph.From(entry) is [var edge] ? edge.To.Parsed : null));
            }
            else
            {
                incomplete.Add(resolver.Outline(entry));
            }
        }

        // Tests get their names in the order of model names, so a new reference between models does not rename tests.
        var names = new TestNames();
        foreach (var test in singularTests)
            names.Take(test.Test.Name);
        var byModel = names.Name(tests.OrderBy(static t => t.Model, StringComparer.Ordinal).ToList()).ToLookup(static t => t.Model);
        return (models.Select(m => m with { Tests = byModel[m.Name].ToEquatableArray() }).ToEquatableArray(), incomplete.ToEquatableArray());
    }

    private static EquatableArray<ResolvedSingularTest> SingularTests(
        IReadOnlyList<ParsedFile> files, SqlCatalog sql, ReferenceGraph graph, Findings findings)
    {
        var declared = new Dictionary<string, ParsedSingularTest>(StringComparer.Ordinal);
        foreach (var test in files.OrderBy(static f => f.Path, StringComparer.Ordinal).SelectMany(static f => f.SingularTests))
        {
            var name = test.Positions.Value("name");
            if (!declared.TryGetValue(test.Test.Name, out var first))
                declared.Add(test.Test.Name, test);
            else
                findings.Add(ContractRules.SecondTestEntry, name, test.Test.Name, Catalog.Place(first.Positions.Value("name")));
        }

        return sql.Tests
            .Select(f => new ResolvedSingularTest(
                declared.TryGetValue(f.Name, out var test) ? test.Test : new SingularTestContract(f.Name, "", TestSettings.Default),
                f.Text,
                ModelResolver.Upstreams(graph.Tables(f).Select(static e => e.To)))
            {
                SqlFile = f.Source.RelativePath,
            })
            .ToEquatableArray();
    }
}
