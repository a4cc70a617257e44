using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Benchmarks.Service;

/// <summary>A pipeline with the models of another one many times, for pages: nothing is run with it.</summary>
internal static class ManyModels
{
    /// <summary>The pipeline, and copies of its models until there are <paramref name="count"/>.</summary>
    public static PipelineDefinition Of(PipelineDefinition pipeline, int count)
    {
        var models = pipeline.Models.ToList();
        for (var copy = 1; models.Count < count; copy++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{copy}");
            models.AddRange(pipeline.Models.Take(count - models.Count).Select(m => Renamed(m, suffix)));
        }

        return pipeline with { Models = models };
    }

    private static ModelDefinition Renamed(ModelDefinition model, string suffix) => model with
    {
        Name = model.Name + suffix,
        Upstreams = [.. model.Upstreams.Select(u => u + suffix)],
        Audits = [.. model.Audits.Select(a => a with { Name = a.Name + suffix, Model = a.Model + suffix })],
        Body = model.Body switch
        {
            StagingBody staging => staging with { Input = staging.Input + suffix, Quarantine = staging.Quarantine + suffix },
            QuarantineBody quarantine => new QuarantineBody(quarantine.Staging + suffix),
            var other => other,
        },
    };
}
