using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Execution;

/// <summary>Plans and runs a pipeline on an engine.</summary>
public sealed class PipelineRunner(PipelineDefinition pipeline, IEngine engine, IRunObserver? observer = null)
{
    /// <summary>What a run with <paramref name="options"/> would do; changes nothing.</summary>
    /// <exception cref="PipelineException">Input, configuration or database are not fit for a run.</exception>
    public Task<RunPlan> PlanAsync(RunOptions options, CancellationToken cancellation) => throw new NotSupportedException($"{pipeline} {engine} {observer}");

    /// <summary>Runs the pipeline. Failures that a user can mend are in the result, not thrown.</summary>
    public Task<RunResult> RunAsync(RunOptions options, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Runs all audits over whole tables and writes the quality report; changes no table.</summary>
    public Task<RunResult> CheckAsync(RunOptions options, CancellationToken cancellation) => throw new NotSupportedException();
}
