using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>Plays the examples of a pipeline that were not played before over the same contracts and SQL.</summary>
/// <param name="pipeline">The contracts.</param>
/// <param name="files">The files with the examples.</param>
/// <param name="queries">What is known about the queries.</param>
/// <param name="before">What came out of earlier examples.</param>
internal sealed class ExampleChecks(ResolvedPipeline pipeline, IReadOnlyList<ParsedFile> files, IReadOnlyList<CheckedQuery> queries, PlayedExamples before)
{
    private readonly Dictionary<string, ResolvedModel> _models = pipeline.Models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
    private readonly ILookup<string, QueryFacts> _facts = queries.Where(static q => !q.IsTest).ToLookup(static q => q.Name, static q => q.Facts, StringComparer.Ordinal);
    private readonly Dictionary<string, ModelDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly List<string> _played = [];

    /// <summary>The findings.</summary>
    /// <param name="isSound">Whether there is no error in the contract and the SQL of a model.</param>
    /// <param name="guard">Does the work about a file, and reports what fails in it.</param>
    public ExampleCheckResult Run(Func<ResolvedModel, bool> isSound, Func<string, Func<IReadOnlyList<ContractDiagnostic>>, IReadOnlyList<ContractDiagnostic>> guard)
    {
        var places = files.SelectMany(static f => f.Examples).ToLookup(static e => e.Example.Name, StringComparer.Ordinal);
        var results = new Dictionary<string, IReadOnlyList<ExampleDifference>>();
        var findings = new List<ContractDiagnostic>();
        IExampleBench? bench = null;
        try
        {
            foreach (var example in pipeline.Examples)
            {
                var needed = Needed(_models[example.Model]).ToList();
                if (needed.TrueForAll(m => isSound(m) && (m.Kind != ModelKind.Query || m.Name != example.Model || _facts.Contains(m.Name))))
                    findings.AddRange(guard(example.File, () => Check(example, needed, places[example.Name].First())));
            }
        }
        finally
        {
            bench?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return new ExampleCheckResult(findings, new PlayedExamples(results), _played);

        IReadOnlyList<ContractDiagnostic> Check(ExampleContract example, List<ResolvedModel> needed, ParsedExample parsed)
        {
            var hash = ExampleInput.Hash(example, needed.Select(m => (m, StagingOf(m))));
            if (!results.TryGetValue(hash, out var differences) && !before.Results.TryGetValue(hash, out differences))
            {
                _played.Add(example.Name);
                bench ??= new DuckDbEngineProvider().Create(new EngineSettings("examples")).OpenBenchAsync(CancellationToken.None).GetAwaiter().GetResult();
                differences = new ExamplePlayer(bench, Pipeline(needed)).PlayAsync(ExampleDefinitions.Of(example), CancellationToken.None).GetAwaiter().GetResult();
            }

            results[hash] = differences;
            return differences.Count == 0 ? [] : [.. ExampleFindings.Of(parsed, Pipeline(needed), differences)];
        }
    }

    /// <summary>The models that an example needs, in the order of the pipeline; see <see cref="ExamplePlayer.Needs"/>.</summary>
    private IEnumerable<ResolvedModel> Needed(ResolvedModel model)
    {
        var names = new HashSet<string>(model.Upstreams.Select(static u => u.Name), StringComparer.Ordinal) { model.Name };
        var staging = model.Snapshot is { } snapshot ? _models[snapshot.Relation] : model;
        if (staging.Kind == ModelKind.Staging)
            names.UnionWith([staging.Input!, QuarantineNames.Of(staging.Name)]);
        return pipeline.Models.Where(m => names.Contains(m.Name));
    }

    private ResolvedModel? StagingOf(ResolvedModel model) => model.Kind == ModelKind.Quarantine ? _models[model.Input!] : null;

    private PipelineDefinition Pipeline(IEnumerable<ResolvedModel> models) => new("examples", [.. models.Select(Definition)], []);

    private ModelDefinition Definition(ResolvedModel model)
    {
        if (!_definitions.TryGetValue(model.Name, out var definition))
        {
            var compiled = ModelCompiler.Compile(model, StagingOf(model), EquatableArray<CheckedCondition>.Empty);
            _definitions.Add(model.Name, definition = DefinitionBuilder.Of(compiled with { Facts = _facts[model.Name].FirstOrDefault() ?? QueryFacts.None }));
        }

        return definition;
    }
}

/// <summary>What became of the examples.</summary>
/// <param name="Findings">What differs.</param>
/// <param name="Played">What came out of each, for the next build.</param>
/// <param name="Names">The names of those that were played now.</param>
internal sealed record ExampleCheckResult(IReadOnlyList<ContractDiagnostic> Findings, PlayedExamples Played, IReadOnlyList<string> Names);
