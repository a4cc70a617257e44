using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Telemetry;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs the pipeline.</summary>
internal static class RunVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, bool breaksLock, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        using var service = breaksLock ? null : await ServiceClient.FindAsync(engine.DatabaseFile, cancellation);
        if (service is not null && context.FollowsOrder)
            throw PipelineException.BadInput($"The service at {service.Address} operates the database, and it loads files by name; leave out --order-of, or stop the service.");
        if (service is not null)
            return await new ServedRun(context, service, engine).RunAsync(cancellation);
        if (breaksLock)
            await context.Environment.Error.WriteLineAsync(await engine.BreakLockAsync(cancellation));
        var result = await ToldAsync(context, engine, cancellation);
        return await RunOutput.WriteAsync(context, engine, isCheck: false, result);
    }

    /// <summary>Runs, and tells those who collect telemetry and lineage.</summary>
    private static async Task<RunResult> ToldAsync(VerbContext context, IEngine engine, CancellationToken cancellation)
    {
        var clock = context.Environment.Clock;
        await using var telemetry = TelemetrySession.Begin(context.Pipeline.Name, context.Settings.Telemetry);
        await using var publisher = new LineagePublisher(context.Settings.Lineage, context.Environment.Error.WriteLine, clock);
        var options = await context.OrderedRunOptionsAsync(cancellation) with { RunId = RunIds.New(clock.GetUtcNow().UtcDateTime) };
        var lineage = publisher.Begin(context.Pipeline, engine, options.RunId, options.AsOf);
        try
        {
            var result = await ProgressDisplay.WatchAsync(context, "plan", observer =>
                new PipelineRunner(context.Pipeline, engine, new RunObservers(observer, lineage), clock, telemetry.Log).RunAsync(options, cancellation));
            lineage?.End(result);
            return result;
        }
        catch (OperationCanceledException)
        {
            lineage?.Stop();
            throw;
        }
    }
}
