using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Telemetry;

namespace BankingContracts.Cli.Verbs;

/// <summary>Audits whole tables.</summary>
internal static class CheckVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        await context.RequireDatabaseAsync(engine, cancellation);
        using var service = await InUse.ServiceAsync(context, engine, cancellation);
        if (service is not null)
            return await new ServedRun(context, service, engine).CheckAsync(cancellation);
        await using var telemetry = TelemetrySession.Begin(context.Pipeline.Name, context.Settings.Telemetry);
        var result = await ProgressDisplay.WatchAsync(context, "audit", observer =>
            new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock, telemetry.Log).CheckAsync(context.RunOptions, cancellation));
        return await RunOutput.WriteAsync(context, engine, isCheck: true, result);
    }
}
