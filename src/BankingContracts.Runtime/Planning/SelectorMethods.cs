using BankingContracts.ContractModel.Selecting;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Planning;

/// <summary>The word before the colon of a selector, and the models that it selects.</summary>
internal sealed class SelectorMethods
{
    private const string ByName = "";

    private readonly Dictionary<string, (string Noun, Func<ModelDefinition, IEnumerable<string>> ValuesOf)> _methods = new(StringComparer.Ordinal)
    {
        [ByName] = ("model", static m => [m.Name]),
        ["tag"] = ("tag", static m => m.Tags),
        ["layer"] = ("layer", static m => [Word(m.Layer)]),
        ["source"] = ("source", static m => m.Body is SourceBody ? [m.Name] : []),
        ["config.materialized"] = ("materialization", static m => Materialized(m)),
        ["config.strategy"] = ("strategy", static m => m.Body is SnapshotBody s ? [Word(s.Strategy)] : []),
        ["config.hard_deletes"] = ("value of hard_deletes", static m => m.Body is SnapshotBody s ? [Word(s.HardDeletes)] : []),
        ["config.delivery"] = ("delivery", static m => m.Body is SourceBody s ? [Word(s.Delivery)] : []),
    };

    private readonly PipelineDefinition _pipeline;

    public SelectorMethods(PipelineDefinition pipeline) => _pipeline = pipeline;

    /// <summary>Every selector of one word that selects some model, for completion.</summary>
    public IEnumerable<string> All => _methods
        .SelectMany(m => _pipeline.Models.SelectMany(m.Value.ValuesOf).Select(v => m.Key == ByName ? v : $"{m.Key}:{v}"))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The models that <paramref name="core"/> selects.</summary>
    /// <exception cref="PipelineException">There is no such method, or it selects nothing.</exception>
    public IEnumerable<ModelDefinition> Choose(string option, string core)
    {
        var colon = core.IndexOf(':', StringComparison.Ordinal);
        var (method, value) = colon < 0 ? (ByName, core) : (core[..colon], core[(colon + 1)..]);
        if (!_methods.TryGetValue(method, out var known))
        {
            var names = _methods.Keys.Where(k => k != ByName).Select(k => k + ":").ToList();
            throw PipelineException.BadInput(
                $"{option}: there is no selector '{method}:'.{NearNames.Question(method + ":", names)} Write a model's name, or one of {string.Join(", ", names)}.");
        }

        var pattern = new NamePattern(method == "layer" ? value.ToLowerInvariant() : value);
        var chosen = _pipeline.Models.Where(m => known.ValuesOf(m).Any(pattern.Matches)).ToList();
        return chosen.Count > 0 ? chosen : throw NothingFound(option, known.Noun, value, _pipeline.Models.SelectMany(known.ValuesOf));
    }

    private static PipelineException NothingFound(string option, string noun, string value, IEnumerable<string> values)
    {
        var known = values.Distinct(StringComparer.Ordinal).ToList();
        var near = NearNames.Question(value, known);
        var list = known.Count == 0 ? $" No model has a {noun}." : near.Length > 0 ? "" : $" There are {string.Join(", ", known)}.";
        return PipelineException.BadInput($"{option}: there is no {noun} '{value}'.{near}{list}");
    }

    private static string[] Materialized(ModelDefinition model) => model.Body switch
    {
        QueryBody query => [Word(query.Materialization)],
        SnapshotBody => ["snapshot"],
        SourceBody or StagingBody or QuarantineBody => [],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    // The word as contracts write it: NewRecord becomes new_record.
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
