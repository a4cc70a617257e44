using System.CommandLine;
using System.CommandLine.Completions;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.CommandLine;

/// <summary>Arguments that name a model.</summary>
internal static class ModelArguments
{
    /// <summary>A model for examples: the last mart.</summary>
    public static string Sample(PipelineDefinition pipeline) => pipeline.Models.LastOrDefault(m => m.Layer == ModelLayer.Marts)?.Name ?? "MODEL";

    /// <summary>Gives an argument the names that a shell completes.</summary>
    public static void Suggest(Argument argument, IEnumerable<ModelDefinition> models)
    {
        string[] names = [.. models.Select(static m => m.Name)];
        argument.CompletionSources.Add(names);
    }
}
