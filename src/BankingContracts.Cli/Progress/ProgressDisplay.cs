using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Execution;
using Spectre.Console;

namespace BankingContracts.Cli.Progress;

/// <summary>
/// Shows progress: live on a terminal; elsewhere, with <c>--verbose</c>, a line per stage. While the output
/// has data, progress is shown only if the error stream is a terminal.
/// </summary>
internal static class ProgressDisplay
{
    /// <summary>Does <paramref name="work"/> with the display that fits.</summary>
    public static async Task<T> WatchAsync<T>(VerbContext context, string firstStatus, Func<IRunObserver, Task<T>> work)
    {
        var environment = context.Environment;
        var isData = context.Format != OutputFormat.Table;
        if (isData ? environment.IsErrorTerminal : environment.IsTerminal)
        {
            var console = isData ? Consoles.ForError(environment) : Consoles.ForOut(environment);
            return await console.Live(new Text("")).AutoClear(true).StartAsync(async display =>
            {
                using var progress = new LiveProgress(firstStatus, display.UpdateTarget);
                return await work(new CommitWatch(context, progress));
            });
        }
        return await work(new CommitWatch(context, isData || !context.IsVerbose ? null : new LineProgress(environment.Out)));
    }
}
