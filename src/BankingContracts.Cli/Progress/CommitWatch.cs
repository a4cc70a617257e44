using BankingContracts.Cli.Verbs;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Progress;

/// <summary>Remembers that the commit is done, which the first export shows at the latest, so that a cancellation after it is not told as "nothing was changed".</summary>
internal sealed class CommitWatch(VerbContext context, IRunObserver? display) : IRunObserver
{
    public void OnWaiting()
    {
        // On a terminal its own lines tell it: a line between them would tear them apart.
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
