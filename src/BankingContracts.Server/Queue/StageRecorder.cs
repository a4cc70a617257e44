using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Queue;

/// <summary>Records the stages of a run while it goes on. A run calls it from one thread after another, never from two at a time.</summary>
internal sealed class StageRecorder(string runId, StoreJournal journal, RunFeed feed, TimeProvider clock) : IRunObserver
{
    private Task _writing = Task.CompletedTask;
    private int _position = -1;

    /// <summary>Whether the run has published its data.</summary>
    public bool HasCommitted { get; private set; }

    /// <inheritdoc/>
    public void OnPlanned(RunPlan plan)
    {
    }

    /// <inheritdoc/>
    public void OnStageStarted(PlannedStage stage) =>
        Write(new StageStarted(runId, ++_position, stage.Kind.Word(), stage.Model, Now(), stage is IngestStage { Files: [_, ..] files } ? files.Sum(f => f.Bytes) : null));

    /// <inheritdoc/>
    public void OnStageFinished(PlannedStage stage, StageRecord record)
    {
        HasCommitted |= stage is CommitStage;
        Write(new StageEnded(runId, _position, Now(), record.Change.Rows, record.Change.Added, record.Change.Changed, record.Change.Removed, record.Note, record.Bytes));
    }

    /// <summary>Waits until everything is recorded.</summary>
    public Task CompleteAsync() => _writing;

    private long Now() => Micros.Of(clock.GetUtcNow().UtcDateTime);

    /// <summary>The run does not wait: it would be slower with a slow store.</summary>
    private void Write(StoreChange change) => _writing = AfterAsync(_writing, change);

    private async Task AfterAsync(Task before, StoreChange change)
    {
        await before;
        await journal.WriteAsync(change);
        feed.Publish(runId);
    }
}
