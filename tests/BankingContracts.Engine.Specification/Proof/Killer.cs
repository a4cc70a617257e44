using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>Ends a run at its n-th event, as Ctrl-C there would.</summary>
public sealed class Killer(int at) : IRunObserver
{
    private int _events;

    /// <summary>Whether the commit was over by then.</summary>
    public bool IsCommitted { get; private set; }

    /// <inheritdoc/>
    public void OnPlanned(RunPlan plan) => Count();

    /// <inheritdoc/>
    public void OnStageStarted(PlannedStage stage) => Count();

    /// <inheritdoc/>
    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        IsCommitted |= stage is CommitStage;
        Count();
    }

    private void Count()
    {
        if (_events++ == at)
            throw new OperationCanceledException("killed");
    }
}
