using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs the pipeline.</summary>
internal static class RunVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        var result = await ProgressDisplay.WatchAsync(context, "plan", observer =>
            new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock).RunAsync(context.RunOptions, cancellation));
        return RunOutput.Write(context, engine.Description, isCheck: false, result);
    }
}
