using BankingContracts.ContractModel.Selecting;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Planning;

/// <summary>
/// Selects models by the selectors of dbt, see docs/command-line.md. If spaces separate selectors, a model must fit one of them. If commas
/// separate them, it must fit all of them.
/// </summary>
public static class ModelSelection
{
    /// <summary>The names of the models that are selected and not excluded.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="select">Selectors; empty for all models.</param>
    /// <param name="exclude">Selectors of models to leave out.</param>
    /// <exception cref="PipelineException">A selector selects nothing, or no model is left.</exception>
    public static IReadOnlySet<string> Of(PipelineDefinition pipeline, IReadOnlyList<string> select, IReadOnlyList<string> exclude)
    {
        var selected = Words(select).Count == 0 ? pipeline.Models.Select(m => m.Name).ToHashSet(StringComparer.Ordinal) : Union(pipeline, "--select", select);
        if (Words(exclude).Count > 0)
            selected.ExceptWith(Union(pipeline, "--exclude", exclude));
        return selected.Count > 0 ? selected : throw PipelineException.BadInput("--exclude removes all selected models.");
    }

    /// <summary>Selectors of one word that select some model, for completion.</summary>
    public static IEnumerable<string> Examples(PipelineDefinition pipeline) => new SelectorMethods(pipeline).All;

    private static List<string> Words(IReadOnlyList<string> selectors) =>
        [.. selectors.SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static HashSet<string> Union(PipelineDefinition pipeline, string option, IReadOnlyList<string> selectors)
    {
        var methods = new SelectorMethods(pipeline);
        var union = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Words(selectors))
            union.UnionWith(WithQuarantines(pipeline, Intersection(pipeline, methods, $"{option} {word}", word)));
        return union;
    }

    private static HashSet<string> Intersection(PipelineDefinition pipeline, SelectorMethods methods, string option, string word)
    {
        var sets = word.Split(',').Select(s => Models(pipeline, methods, option, Selector.Parse(s))).ToList();
        var common = sets.Aggregate((a, b) => [.. a.Intersect(b)]);
        return common.Count > 0 ? common : throw PipelineException.BadInput($"{option}: no model fits all its parts.");
    }

    private static HashSet<string> Models(PipelineDefinition pipeline, SelectorMethods methods, string option, Selector selector)
    {
        var chosen = methods.Choose(option, selector.Core).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        if (selector.WithWholeBuild)
            return Upstream(pipeline, Downstream(pipeline, chosen, int.MaxValue), int.MaxValue);
        return [.. Upstream(pipeline, chosen, selector.Upstream), .. Downstream(pipeline, chosen, selector.Downstream)];
    }

    private static HashSet<string> Upstream(PipelineDefinition pipeline, IEnumerable<string> from, int steps) =>
        Reached(from, steps, names => names.SelectMany(n => pipeline[n].Upstreams));

    private static HashSet<string> Downstream(PipelineDefinition pipeline, IEnumerable<string> from, int steps) =>
        Reached(from, steps, names => pipeline.Models.Where(m => m.Upstreams.Any(names.Contains)).Select(m => m.Name));

    private static HashSet<string> Reached(IEnumerable<string> from, int steps, Func<IReadOnlySet<string>, IEnumerable<string>> next)
    {
        var reached = from.ToHashSet(StringComparer.Ordinal);
        var latest = reached.ToHashSet(StringComparer.Ordinal);
        for (var step = 0; step < steps && latest.Count > 0; step++)
        {
            latest = next(latest).Where(n => !reached.Contains(n)).ToHashSet(StringComparer.Ordinal);
            reached.UnionWith(latest);
        }
        return reached;
    }

    /// <summary>A staging model and its quarantine are made in one step.</summary>
    private static HashSet<string> WithQuarantines(PipelineDefinition pipeline, HashSet<string> selected) =>
    [
        .. selected,
        .. pipeline.Models.Where(m => m.Body is QuarantineBody q && selected.Contains(q.Staging)).Select(m => m.Name),
        .. pipeline.Models.Where(m => selected.Contains(m.Name)).Select(m => m.Body).OfType<QuarantineBody>().Select(q => q.Staging),
    ];
}
