using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Verbs;

/// <summary>Removes the models that have no contract any more, after asking.</summary>
internal static class PruneVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, bool isAgreed, CancellationToken cancellation)
    {
        var engine = context.CreateEngine();
        await context.RequireDatabaseAsync(engine, cancellation);
        var retired = await DatabaseWait.OpenAsync(
            context.RunOptions.Wait, () => engine.FindRetiredAsync(context.Pipeline, cancellation), context.SayWaiting, cancellation);
        RetiredOutput.Write(context, retired);

        // A program that reads the list must get nothing else.
        var talk = context.Format == OutputFormat.Table ? context.Environment.Out : context.Environment.Error;
        if (retired.Count == 0)
        {
            await talk.WriteLineAsync("Nothing to remove: every model has a contract.");
            return (int)ExitCode.Done;
        }

        if (!isAgreed && !await AskAsync(context.Environment, talk, retired.Count, cancellation))
        {
            await talk.WriteLineAsync("Nothing was removed.");
            return (int)ExitCode.Done;
        }

        string[] names = [.. retired.Select(m => m.Model)];
        var removed = await DatabaseWait.OpenAsync(
            context.RunOptions.Wait, () => engine.PruneAsync(context.Pipeline, names, cancellation), context.SayWaiting, cancellation);
        await talk.WriteLineAsync($"Removed {Models(removed.Count)}.");
        return (int)ExitCode.Done;
    }

    private static async Task<bool> AskAsync(ProgramEnvironment environment, TextWriter talk, int count, CancellationToken cancellation)
    {
        if (environment.IsTerminal)
        {
            await talk.WriteAsync($"Remove {Models(count)}? The history of a removed snapshot is lost. [y/N] ");
            await talk.FlushAsync(cancellation);

            // The console's own reader does not react to Ctrl-C.
            if (await Task.Run(environment.In.ReadLine, cancellation).WaitAsync(cancellation) is { } answer)
                return answer.Trim().ToUpperInvariant() is "Y" or "YES";
        }

        throw PipelineException.BadInput("Nothing was removed: without a terminal the program cannot ask, so add --yes.");
    }

    private static string Models(int count) => DisplayText.Count(count, "retired model", "retired models");
}
