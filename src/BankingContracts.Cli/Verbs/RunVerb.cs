using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs the pipeline.</summary>
internal static class RunVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, bool breaksLock, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        using var service = breaksLock ? null : await ServiceClient.FindAsync(engine.DatabaseFile, cancellation);
        if (service is not null)
            return await new ServedRun(context, service, engine.Description).RunAsync(cancellation);
        if (breaksLock)
            await context.Environment.Error.WriteLineAsync(await engine.BreakLockAsync(cancellation));
        var result = await ProgressDisplay.WatchAsync(context, "plan", observer =>
            new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock).RunAsync(context.RunOptions, cancellation));
        return RunOutput.Write(context, engine.Description, isCheck: false, result);
    }
}
