using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Settings;

namespace BankingContracts.Cli.Verbs;

/// <summary>Operates the pipeline as a service.</summary>
internal static class ServeVerb
{
    private static readonly char[] BetweenUrls = [' ', ';'];

    // Nobody is there at night to run again what found the database in use.
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(10);

    public static async Task<int> ExecuteAsync(VerbContext context, string[] urls, CancellationToken cancellation)
    {
        var store = context.Settings.ServerStore;
        var options = new ServerOptions
        {
            Pipeline = context.Pipeline,
            Engine = context.CreateEngine(),
            Run = context.RunOptions.Wait == TimeSpan.Zero ? context.RunOptions with { Wait = UsualWait } : context.RunOptions,
            Folder = context.Settings.ServerFolder,
            KeepRuns = KeptRuns(context.Settings.ServerKeepRuns),
            Store = store.Contains('=', StringComparison.Ordinal) ? store : context.Environment.Resolve(store),
            PublicUrl = context.Settings.ServerPublicUrl,
            Variables = context.Settings.Variable,
        };
        await PipelineServer.RunAsync(
            options,
            urls.Length > 0 ? urls : context.Settings.ServerUrls.Split(BetweenUrls, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            addresses => context.Environment.Out.WriteLine($"{context.Pipeline.Name} is served at {string.Join(", ", addresses)} (Ctrl-C stops it)."),
            cancellation);
        return (int)ExitCode.Done;
    }

    private static TimeSpan KeptRuns(string text) => Duration.TryParse(text, out var kept) && kept > TimeSpan.Zero
        ? kept
        : throw PipelineException.BadInput($"SERVER_KEEP_RUNS is '{text}'; write a whole number and s, m, h or d, for example 400d.");
}
