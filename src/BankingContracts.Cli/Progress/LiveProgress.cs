using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;
using Spectre.Console;

namespace BankingContracts.Cli.Progress;

/// <summary>One line at the bottom of a terminal that names the stage at work.</summary>
internal sealed class LiveProgress(StatusContext status) : IRunObserver
{
    private int _total;
    private int _started;

    public void OnPlanned(RunPlan plan) => _total = plan.Stages.Count(s => s.Trigger != StageTrigger.Never);

    public void OnStageStarted(PlannedStage stage)
    {
        _started = Math.Min(_started + 1, _total);
        status.Status = Markup.Escape($"{stage.Kind} {stage.Model}".TrimEnd()) + $" [grey]{_started} of {_total}[/]";
    }

    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
    }
}
