using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Selecting;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Schedules;

/// <summary>
/// The models of a pipeline as selectors see them, see <c>docs/command-line.md</c>. A test compares the result with the runtime's own selection.
/// </summary>
internal sealed class SelectableModels
{
    private const string ByName = "";

    private static readonly IReadOnlyDictionary<string, (string Noun, Func<ResolvedModel, IEnumerable<string>> ValuesOf)> Methods =
        new Dictionary<string, (string, Func<ResolvedModel, IEnumerable<string>>)>(StringComparer.Ordinal)
        {
            [ByName] = ("model", static m => [m.Name]),
            ["tag"] = ("tag", static m => m.Tags),
            ["layer"] = ("layer", static m => [Words<Layer>.Of(m.Layer)]),
            ["source"] = ("source", static m => m.Kind is ModelKind.Source ? [m.Name] : []),
            ["config.materialized"] = ("materialization", Materialized),
            ["config.strategy"] = ("strategy", static m => m.Snapshot is { } s ? [Words<SnapshotStrategy>.Of(s.Strategy)] : []),
            ["config.hard_deletes"] = ("value of hard_deletes", static m => m.Snapshot is { } s ? [Words<HardDeletes>.Of(s.HardDeletes)] : []),
            ["config.delivery"] = ("delivery", static m => m.Source is { } s ? [Words<Delivery>.Of(s.Delivery)] : []),
        };

    private readonly IReadOnlyList<ResolvedModel> _models;
    private readonly Dictionary<string, ResolvedModel> _byName;
    private readonly ILookup<string, string> _readers;

    public SelectableModels(IReadOnlyList<ResolvedModel> models)
    {
        _models = models;
        _byName = models.ToDictionary(static m => m.Name, StringComparer.Ordinal);
        _readers = models.SelectMany(static m => m.Upstreams, static (m, u) => (Reader: m.Name, u.Name)).ToLookup(static e => e.Name, static e => e.Reader, StringComparer.Ordinal);
    }

    /// <summary>The names of all models.</summary>
    public HashSet<string> All => Names(_models);

    /// <summary>
    /// The models that <paramref name="text"/> selects. Spaces separate selectors of which a model must fit one; commas separate those of
    /// which it must fit all.
    /// </summary>
    public (HashSet<string> Models, string? Fault) Select(string text)
    {
        var union = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            HashSet<string>? common = null;
            foreach (var part in word.Split(','))
            {
                var selector = Selector.Parse(part);
                var (core, fault) = Core(selector.Core);
                if (fault is not null)
                    return (core, fault);
                var models = Around(core, selector);
                if (common is null)
                    common = models;
                else
                    common.IntersectWith(models);
            }

            if (common!.Count == 0)
                return (common, "no model fits all parts of '" + word + "'; remove one of them");
            union.UnionWith(WithQuarantines(common));
        }

        return (union, null);
    }

    private (HashSet<string> Models, string? Fault) Core(string core)
    {
        var colon = core.IndexOf(':');
        var (method, value) = colon < 0 ? (ByName, core) : (core.Substring(0, colon), core.Substring(colon + 1));
        if (!Methods.TryGetValue(method, out var known))
        {
            var names = Methods.Keys.Where(static k => k.Length > 0).Select(static k => k + ":").ToArray();
            var hint = NearName.Suggest(method + ":", names);
            return ([], "there is no selector '" + method + ":'" + (hint.Length > 0 ? hint : "; write a model's name, or one of " + string.Join(", ", names)));
        }

        var pattern = new NamePattern(method == "layer" ? value.ToLowerInvariant() : value);
        var chosen = Names(_models.Where(m => known.ValuesOf(m).Any(pattern.Matches)));
        if (chosen.Count > 0)
            return (chosen, null);
        var values = _models.SelectMany(known.ValuesOf).Distinct(StringComparer.Ordinal).ToArray();
        var near = NearName.Suggest(value, values);
        return (chosen, "there is no " + known.Noun + " '" + value + "'" + (near.Length > 0 ? near : values.Length == 0 ? "; no model has a " + known.Noun : "; there are " + string.Join(", ", values)));
    }

    private HashSet<string> Around(HashSet<string> core, Selector selector)
    {
        if (selector.WithWholeBuild)
            return Reached(Reached(core, int.MaxValue, Readers), int.MaxValue, Upstreams);
        var around = Reached(core, selector.Upstream, Upstreams);
        around.UnionWith(Reached(core, selector.Downstream, Readers));
        return around;
    }

    private IEnumerable<string> Upstreams(string model) => _byName[model].Upstreams.Select(static u => u.Name);

    private IEnumerable<string> Readers(string model) => _readers[model];

    private static HashSet<string> Reached(HashSet<string> from, int steps, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(from, StringComparer.Ordinal);
        var latest = from;
        for (var step = 0; step < steps && latest.Count > 0; step++)
            latest = new HashSet<string>(latest.SelectMany(next).Where(reached.Add).ToArray(), StringComparer.Ordinal);
        return reached;
    }

    /// <summary>A staging model and its quarantine are made in one step.</summary>
    private IEnumerable<string> WithQuarantines(HashSet<string> selected) => selected.Concat(_models
        .Where(static m => m.Kind is ModelKind.Quarantine)
        .Where(q => selected.Contains(q.Name) || selected.Contains(q.Input!))
        .SelectMany(static q => new[] { q.Name, q.Input! }));

    private static HashSet<string> Names(IEnumerable<ResolvedModel> models) => new(models.Select(static m => m.Name), StringComparer.Ordinal);

    private static string[] Materialized(ResolvedModel model) => model.Kind switch
    {
        ModelKind.Query => [Words<Materialization>.Of(model.Materialized)],
        ModelKind.Snapshot => ["snapshot"],
        ModelKind.Source or ModelKind.Staging or ModelKind.Quarantine => [],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };
}
