using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Planning;

/// <summary>
/// Chooses models by dbt's selectors: a name or pattern with <c>*</c>, <c>+name</c> (with all upstreams), <c>name+</c> (with all
/// that reads it), <c>layer:marts</c>, <c>tag:word</c>. Several selectors, also separated by spaces, add up.
/// </summary>
public static class ModelSelection
{
    /// <summary>The names of the selected models; all when <paramref name="selectors"/> is empty.</summary>
    /// <exception cref="PipelineException">A selector chooses nothing.</exception>
    public static IReadOnlySet<string> Of(PipelineDefinition pipeline, IReadOnlyList<string> selectors)
    {
        var words = selectors.SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (words.Count == 0)
            return pipeline.Models.Select(m => m.Name).ToHashSet();
        var selected = words.SelectMany(w => Select(pipeline, w)).ToHashSet();
        selected.UnionWith(pipeline.Models
            .Where(m => m.Body is QuarantineBody q && selected.Contains(q.Staging))
            .Select(m => m.Name)
            .ToList());
        selected.UnionWith(pipeline.Models
            .Where(m => m.Body is QuarantineBody && selected.Contains(m.Name))
            .Select(m => ((QuarantineBody)m.Body).Staging)
            .ToList());
        return selected;
    }

    private static HashSet<string> Select(PipelineDefinition pipeline, string selector)
    {
        var withUpstreams = selector.StartsWith('+');
        var withDownstreams = selector.EndsWith('+');
        var core = selector.Trim('+');
        var chosen = pipeline.Models.Where(m => Matches(m, core)).Select(m => m.Name).ToHashSet();
        if (chosen.Count == 0)
        {
            throw PipelineException.BadInput(
                $"--select {selector} chooses no model; the models are {string.Join(", ", pipeline.Models.Select(m => m.Name))}. Layers are selected by layer:NAME, tags by tag:WORD.");
        }

        var result = new HashSet<string>(chosen);
        if (withUpstreams)
        {
            foreach (var model in pipeline.Models.Reverse().Where(m => result.Contains(m.Name)))
                result.UnionWith(model.Upstreams);
        }

        if (withDownstreams)
        {
            var below = new HashSet<string>(chosen);
            foreach (var model in pipeline.Models.Where(m => m.Upstreams.Any(below.Contains)))
                below.Add(model.Name);
            result.UnionWith(below);
        }

        return result;
    }

    private static bool Matches(ModelDefinition model, string core)
    {
        if (core.StartsWith("layer:", StringComparison.Ordinal))
            return string.Equals(core["layer:".Length..], model.Layer.ToString(), StringComparison.OrdinalIgnoreCase);
        if (core.StartsWith("tag:", StringComparison.Ordinal))
            return model.Tags.Contains(core["tag:".Length..]);
        return Regex.IsMatch(model.Name, "^" + Regex.Escape(core).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
    }
}
