using BankingContracts.Cli.Rendering;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Progress;

/// <summary>A line per stage that ended, for logs.</summary>
internal sealed class LineProgress(TextWriter output) : IRunObserver
{
    public void OnPlanned(RunPlan plan)
    {
        output.WriteLine($"run at {DisplayText.Timestamp(plan.RunAt)} UTC, {plan.Stages.Count} stages");
        output.Flush();
    }

    public void OnStageStarted(PlannedStage stage)
    {
    }

    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        output.WriteLine(Line(stage, record));
        output.Flush();
    }

    private static string Line(PlannedStage stage, StageRecord record)
    {
        var line = $"{stage.Kind,-9}{stage.Model}".TrimEnd();
        if (stage is ExportStage export)
            return $"{line}.{export.Format.ToString().ToLowerInvariant()} {DisplayText.Count(record.Change.Rows, "row", "rows")} {DisplayText.Duration(record.Milliseconds)}";
        if (record.Model is null)
            return $"{line} {DisplayText.Duration(record.Milliseconds)}";
        var change = record.Change.IsEmpty
            ? "unchanged"
            : $"+{record.Change.Added} ~{record.Change.Changed} -{record.Change.Removed}";
        return $"{line} {change} {DisplayText.Duration(record.Milliseconds)}";
    }
}
