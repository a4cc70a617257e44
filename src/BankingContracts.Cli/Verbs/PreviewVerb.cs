using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Rendering.Previews;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows what a run would change: the run is done and undone.</summary>
internal static class PreviewVerb
{
    private const int RowsShown = 10;

    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        using (var service = await ServiceClient.FindAsync(engine.DatabaseFile, cancellation))
        {
            if (service is not null)
                throw new PipelineException(ExitCode.Locked, "The service uses the database, and a preview needs it alone. Preview on a copy of it with --database, or stop the service.");
        }

        var isNew = !await engine.ExistsAsync(cancellation);
        var preview = await ProgressDisplay.WatchAsync(context, "plan", observer =>
            new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock).PreviewAsync(context.RunOptions, RowsShown, cancellation));
        var output = new PreviewOutput(context.Pipeline.Name, isNew, preview);
        if (context.Format == OutputFormat.Markdown)
            await context.Environment.Out.WriteAsync(output.Markdown());
        else
            context.Print(output.Csv, output.Json, () => output.WriteTable(Consoles.ForOut(context.Environment)));
        await context.Environment.Out.FlushAsync(cancellation);
        if (preview.Result.ExitCode != ExitCode.Done)
            FailureMessages.WriteError(context.Environment, context.Settings.Redact(preview.Result.Message));
        return (int)preview.Result.ExitCode;
    }
}
