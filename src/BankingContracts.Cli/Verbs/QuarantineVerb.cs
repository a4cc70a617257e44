using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows the rows that staging refused.</summary>
internal static class QuarantineVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string? model, CancellationToken cancellation)
    {
        var output = new QuarantineOutput(context, FindQuarantines(context.Pipeline, model));
        await using var database = await context.OpenReaderAsync(cancellation);
        await output.WriteAsync(database, cancellation);
        return (int)ExitCode.Done;
    }

    private static List<ModelDefinition> FindQuarantines(PipelineDefinition pipeline, string? name)
    {
        var all = pipeline.Models.Where(m => m.Body is QuarantineBody).ToList();
        if (name is null)
            return all;
        var found = all.Where(m => Names(pipeline, m).Contains(name)).ToList();
        if (found.Count > 0)
            return found;
        var stagings = all.Select(m => ((QuarantineBody)m.Body).Staging).ToList();
        throw PipelineException.BadInput(pipeline.Find(name) is not null
            ? $"{name} has no quarantine; the models that have one are {string.Join(", ", stagings)}."
            : $"There is no model '{name}'.{NearNames.Question(name, stagings)} The models with a quarantine are {string.Join(", ", stagings)}.");
    }

    /// <summary>The names that mean one quarantine: its own, its staging model's and the source model's.</summary>
    private static string[] Names(PipelineDefinition pipeline, ModelDefinition quarantine)
    {
        var staging = pipeline[((QuarantineBody)quarantine.Body).Staging];
        return [quarantine.Name, staging.Name, ((StagingBody)staging.Body).Input];
    }
}
