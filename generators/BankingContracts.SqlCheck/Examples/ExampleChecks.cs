using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
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
internal sealed class ExampleChecks(ResolvedPipeline pipeline, IReadOnlyList<ParsedFile> files, IEnumerable<CheckedQuery> queries, PlayedExamples before) : IDisposable
{
    private readonly ModelDefinitions _models = new(pipeline, queries);
    private readonly Dictionary<string, IReadOnlyList<ExampleDifference>> _results = [];
    private readonly List<string> _played = [];
    private IExampleBench? _bench;

    /// <summary>What came out of the examples.</summary>
    /// <param name="isSound">Whether there is no error in the contract and the SQL of a model.</param>
    /// <param name="guard">Does the work about a file, and reports what fails in it.</param>
    public ExampleCheckResult Run(Func<ResolvedModel, bool> isSound, Func<string, Func<IReadOnlyList<ContractDiagnostic>>, IReadOnlyList<ContractDiagnostic>> guard)
    {
        var places = files.SelectMany(static f => f.Examples).ToLookup(static e => e.Example.Name, StringComparer.Ordinal);
        var findings = new List<ContractDiagnostic>();
        foreach (var example in pipeline.Examples)
        {
            var model = _models[example.Model];
            var needed = _models.Needed(model).ToList();
            if (_models.IsRunnable(model) && needed.TrueForAll(m => isSound(m)))
                findings.AddRange(guard(example.File, () => Check(example, needed, places[example.Name].First())));
        }

        return new ExampleCheckResult(findings, new PlayedExamples(_results), _played);
    }

    /// <inheritdoc/>
    public void Dispose() => _bench?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private IReadOnlyList<ContractDiagnostic> Check(ExampleContract example, List<ResolvedModel> needed, ParsedExample parsed)
    {
        var hash = ExampleInput.Hash(example, needed.ConvertAll(m => (m, _models.StagingOf(m))));
        if (!_results.TryGetValue(hash, out var differences) && !before.Results.TryGetValue(hash, out differences))
        {
            _played.Add(example.Name);
            differences = new ExamplePlayer(Bench(), Pipeline(needed)).PlayAsync(ExampleDefinitions.Of(example), CancellationToken.None).GetAwaiter().GetResult();
        }

        _results[hash] = differences;
        return differences.Count == 0 ? [] : [.. ExampleFindings.Of(parsed, Pipeline(needed), differences)];
    }

    private IExampleBench Bench() => _bench ??= new DuckDbEngineProvider().Create(new EngineSettings("examples")).OpenBenchAsync(CancellationToken.None).GetAwaiter().GetResult();

    private PipelineDefinition Pipeline(IEnumerable<ResolvedModel> models) => new("examples", [.. models.Select(_models.Of)], []);
}

/// <summary>What became of the examples.</summary>
/// <param name="Findings">What differs.</param>
/// <param name="Played">What came out of each, for the next build.</param>
/// <param name="Names">The names of those that were played now.</param>
internal sealed record ExampleCheckResult(IReadOnlyList<ContractDiagnostic> Findings, PlayedExamples Played, IReadOnlyList<string> Names);
