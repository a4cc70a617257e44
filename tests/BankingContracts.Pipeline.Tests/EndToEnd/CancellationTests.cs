using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A run that is cancelled while the engine works.</summary>
public sealed class CancellationTests : IDisposable
{
    private static readonly Delivered Files = Delivered.Lines(["1,Ada,yes"], ["A1,1,100.00,savings"]);

    private readonly History _history = new();

    [Fact]
    public async Task AStatementThatWouldNeverEndIsStoppedAndNothingIsChanged()
    {
        await _history.AddAsync(Files);
        var before = _history.Harness.Fingerprint();
        var pipeline = Product.Reference.With("customer_profile", m => m.Requeried(
            static sql => sql + "\nhaving max((select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b)) > 0"));
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => RunAsync(pipeline, source), TestContext.Current.CancellationToken));

        Assert.Equal(before, _history.Harness.Fingerprint());
    }

    public void Dispose() => _history.Dispose();

    private Task<RunResult> RunAsync(PipelineDefinition pipeline, CancellationTokenSource source)
    {
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(_history.Harness.Database));
        var options = new RunOptions
        {
            InputDirectory = _history.Harness.Inputs,
            OutputDirectory = _history.Harness.Outputs,
            ReportsDirectory = _history.Harness.Reports,
            AsOf = _history.NextRunAt,
        };
        return new PipelineRunner(pipeline, engine, new CancelsWhen("customer_profile", source)).RunAsync(options, source.Token);
    }

    /// <summary>Cancels soon after the stage of a model began.</summary>
    private sealed class CancelsWhen(string model, CancellationTokenSource source) : IRunObserver
    {
        public void OnPlanned(RunPlan plan)
        {
            // Nothing to do.
        }

        public void OnStageStarted(PlannedStage stage)
        {
            if (stage.Model == model)
                source.CancelAfter(TimeSpan.FromMilliseconds(20));
        }

        public void OnStageFinished(PlannedStage stage, StageRecord record)
        {
            // Nothing to do.
        }
    }
}
