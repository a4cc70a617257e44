using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Audits whole tables.</summary>
internal static class CheckVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        await context.RequireDatabaseAsync(engine, cancellation);
        var result = await ProgressDisplay.WatchAsync(context, "audit", observer =>
            new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock).CheckAsync(context.RunOptions, cancellation));
        return RunOutput.Write(context, engine.Description, isCheck: true, result);
    }
}
