using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.Diagnosis;

/// <summary>What the next run would do with the source files. The runner's own planner decides this, so the answer is always that of a run.</summary>
internal static class InputFindings
{
    public const string Area = "input";

    public static IEnumerable<Finding> Of(RunPlan plan) => plan.Stages.OfType<IngestStage>().Select(stage => new Finding(
        Area,
        stage.Source.Name,
        FindingStatus.Ok,
        Text(stage)));

    private static string Text(IngestStage stage) => stage.Files switch
    {
        [] => $"nothing to load: {stage.Reason}",
        [var file] => $"{file.Name} ({FileSize.Text(file.Bytes)}): {stage.Reason}",
        var parts => $"{parts.Count} parts ({FileSize.Text(parts.Sum(p => p.Bytes))}): {stage.Reason}",
    };
}
