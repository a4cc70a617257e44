using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Progress;

/// <summary>A line per stage that ended, for logs.</summary>
internal sealed class LineProgress(TextWriter output) : IRunObserver
{
    public void OnPlanned(RunPlan plan)
    {
        output.WriteLine($"run at {DisplayText.Second(plan.RunAt)} UTC, {plan.Stages.Count} stages");
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

    /// <summary>A stage that ended, for example <c>build    account_summary +3 ~2 -1, 12 ms</c>.</summary>
    public static string Line(PlannedStage stage, StageRecord record)
    {
        var change = record.Change;
        var outcome = stage switch
        {
            AuditStage => DisplayText.Count(change.Rows, "audit", "audits"),
            ExportStage export => $"{stage.Model} as {export.Format.ToString().ToLowerInvariant()}, {DisplayText.Count(change.Rows, "row", "rows")}",
            { Model: not null } when change.IsEmpty => $"{stage.Model} unchanged",
            { Model: not null } => $"{stage.Model} +{change.Added} ~{change.Changed} -{change.Removed}",
            _ => "done",
        };
        return $"{stage.Kind.Word(),-8} {outcome}, {DisplayText.Duration(record.Milliseconds)}";
    }
}
