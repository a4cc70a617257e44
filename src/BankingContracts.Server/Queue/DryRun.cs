using BankingContracts.Runtime;
using BankingContracts.Runtime.Planning;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Queue;

/// <summary>What a run would do.</summary>
internal sealed class DryRun(ServerOptions options, DatabaseReaders readers, TimeProvider clock)
{
    /// <summary>The plan of a run that begins now; nothing is changed.</summary>
    /// <exception cref="PipelineException">Input or selection do not allow a run, or the database is in use: who asks does not wait for it.</exception>
    public Task<RunPlan> PlanAsync(RunScope scope, CancellationToken cancellation)
    {
        scope.Check(options.Pipeline);
        return new PipelineRunner(options.Pipeline, readers.Engine, clock: clock).PlanAsync(scope.Of(options.Run) with { Wait = TimeSpan.Zero }, cancellation);
    }
}
