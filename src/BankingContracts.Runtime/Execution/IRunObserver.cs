using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>Watches a run, for a progress display.</summary>
public interface IRunObserver
{
    /// <summary>The plan is made.</summary>
    void OnPlanned(RunPlan plan);

    /// <summary>A stage begins.</summary>
    void OnStageStarted(PlannedStage stage);

    /// <summary>A stage ended.</summary>
    void OnStageFinished(PlannedStage stage, StageRecord record);
}
