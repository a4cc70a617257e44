using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>Several observers of one run.</summary>
/// <param name="observers">They are told one after the other; null is nobody.</param>
public sealed class RunObservers(params IEnumerable<IRunObserver?> observers) : IRunObserver
{
    private readonly List<IRunObserver> _all = [.. observers.OfType<IRunObserver>()];

    /// <inheritdoc/>
    public void OnWaiting() => _all.ForEach(static o => o.OnWaiting());

    /// <inheritdoc/>
    public void OnPlanned(RunPlan plan) => _all.ForEach(o => o.OnPlanned(plan));

    /// <inheritdoc/>
    public void OnStageStarted(PlannedStage stage) => _all.ForEach(o => o.OnStageStarted(stage));

    /// <inheritdoc/>
    public void OnStageFinished(PlannedStage stage, StageRecord record) => _all.ForEach(o => o.OnStageFinished(stage, record));
}
