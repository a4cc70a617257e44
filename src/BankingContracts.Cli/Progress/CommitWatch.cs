using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Progress;

/// <summary>Remembers that the commit is done; at the latest, the first export shows it. A cancellation after the commit must not be reported as "nothing was changed".</summary>
internal sealed class CommitWatch(VerbContext context, IRunObserver? display) : IRunObserver
{
    public void OnWaiting()
    {
        // On a terminal the live display shows it; a line in between would break the display.
        if (display is LiveProgress)
            display.OnWaiting();
        else
            context.SayWaiting();
    }

    public void OnPlanned(RunPlan plan) => display?.OnPlanned(plan);

    public void OnStageStarted(PlannedStage stage)
    {
        if (stage is ExportStage)
            context.HasCommitted = true;
        display?.OnStageStarted(stage);
    }

    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        if (stage is CommitStage)
            context.HasCommitted = true;
        display?.OnStageFinished(stage, record);
    }
}
