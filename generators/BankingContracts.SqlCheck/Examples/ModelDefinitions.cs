using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>The definitions of the models of a pipeline; each is made when it is asked for.</summary>
/// <param name="pipeline">The contracts.</param>
/// <param name="queries">What is known about the queries.</param>
internal sealed class ModelDefinitions(ResolvedPipeline pipeline, IEnumerable<CheckedQuery> queries)
{
    private readonly Dictionary<string, ResolvedModel> _models = pipeline.Models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
    private readonly Dictionary<string, QueryFacts> _facts = queries.Where(static q => !q.IsTest).GroupBy(static q => q.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Facts, StringComparer.Ordinal);
    private readonly Dictionary<string, ModelDefinition> _made = new(StringComparer.Ordinal);

    /// <summary>The model called <paramref name="name"/>, which must exist.</summary>
    public ResolvedModel this[string name] => _models[name];

    /// <summary>Whether the SQL of a model can be run: it was analyzed, or the model has none.</summary>
    public bool IsRunnable(ResolvedModel model) => model.Kind != ModelKind.Query || _facts.ContainsKey(model.Name);

    /// <summary>The staging model of a quarantine table; otherwise null.</summary>
    public ResolvedModel? StagingOf(ResolvedModel model) => model.Kind == ModelKind.Quarantine ? _models[model.Input!] : null;

    /// <summary>The definition of <paramref name="model"/>.</summary>
    public ModelDefinition Of(ResolvedModel model)
    {
        if (!_made.TryGetValue(model.Name, out var definition))
        {
            var compiled = ModelCompiler.Compile(model, StagingOf(model), EquatableArray<CheckedCondition>.Empty);
            _made.Add(model.Name, definition = DefinitionBuilder.Of(compiled with { Facts = _facts.GetValueOrDefault(model.Name, QueryFacts.None) }));
        }

        return definition;
    }

    /// <summary>
    /// The models that an example of <paramref name="model"/> needs, in the order of the pipeline; see <see cref="Runtime.Examples.ExamplePlayer.Needs"/>.
    /// </summary>
    public IEnumerable<ResolvedModel> Needed(ResolvedModel model)
    {
        var names = new HashSet<string>(model.Upstreams.Select(static u => u.Name), StringComparer.Ordinal) { model.Name };
        var staging = model.Snapshot is { } snapshot ? _models[snapshot.Relation] : model;
        if (staging.Kind == ModelKind.Staging)
            names.UnionWith([staging.Input!, QuarantineNames.Of(staging.Name)]);
        return pipeline.Models.Where(m => names.Contains(m.Name));
    }
}
