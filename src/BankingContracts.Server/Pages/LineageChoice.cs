using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Server.Pages;

/// <summary>Which models a picture of lineage shows: as many as one can read.</summary>
/// <param name="Shown">The models in the picture, each after the models that it reads.</param>
/// <param name="Related">How many the picture would have with all of them.</param>
public sealed record LineageChoice(IReadOnlyList<ModelDefinition> Shown, int Related)
{
    /// <summary>The most models in a picture.</summary>
    public const int Most = 60;

    /// <summary>Whether models are left out.</summary>
    public bool IsPart => Shown.Count < Related;

    /// <summary>The choice for a model: what it comes from and what comes from it, the nearest first where there is too much. Without one: all models, or none where there is too much.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="focus">The model in the middle; null for none.</param>
    public static LineageChoice Of(PipelineDefinition pipeline, string? focus)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (focus is null)
            return new(pipeline.Models.Count <= Most ? pipeline.Models : [], pipeline.Models.Count);
        var related = ModelSelection.Of(pipeline, [$"+{focus}+"], []);
        var shown = related.Count <= Most ? related : Nearest(pipeline, focus);
        return new([.. pipeline.Models.Where(m => shown.Contains(m.Name))], related.Count);
    }

    /// <summary>The models next to one, then those next to these, on each side, until the picture is full.</summary>
    private static HashSet<string> Nearest(PipelineDefinition pipeline, string focus)
    {
        var readers = pipeline.Models.SelectMany(m => m.Upstreams.Select(u => (Upstream: u, m.Name))).ToLookup(e => e.Upstream, e => e.Name);
        var shown = new HashSet<string>(StringComparer.Ordinal) { focus };
        var (above, below) = (new List<string> { focus }, new List<string> { focus });
        while (shown.Count < Most && above.Count + below.Count > 0)
        {
            above = [.. above.SelectMany(m => pipeline[m].Upstreams).Where(Add)];
            below = [.. below.SelectMany(m => readers[m]).Where(Add)];
        }

        return shown;

        bool Add(string model) => shown.Count < Most && shown.Add(model);
    }
}
