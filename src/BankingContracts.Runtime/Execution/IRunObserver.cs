using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>Watches a run, for a progress display.</summary>
public interface IRunObserver
{
    /// <summary>Another process uses the database; the run waits for it.</summary>
    void OnWaiting()
    {
    }

    /// <summary>The plan is made.</summary>
    void OnPlanned(RunPlan plan);

    /// <summary>A stage begins.</summary>
    void OnStageStarted(PlannedStage stage);

    /// <summary>A stage ended.</summary>
    void OnStageFinished(PlannedStage stage, StageRecord record);
}
