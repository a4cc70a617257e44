using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Settings;

namespace BankingContracts.Cli.Verbs;

/// <summary>Operates the pipeline as a service.</summary>
internal static class ServeVerb
{
    // Nobody is there at night to run again what found the database in use.
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(10);

    public static async Task<int> ExecuteAsync(VerbContext context, string[] urls, CancellationToken cancellation)
    {
        var options = new ServerOptions
        {
            Pipeline = context.Pipeline,
            Engine = context.CreateEngine(),
            Run = context.RunOptions.Wait == TimeSpan.Zero ? context.RunOptions with { Wait = UsualWait } : context.RunOptions,
            Folder = context.Settings.ServerFolder,
            KeepRuns = KeptRuns(context.Settings.ServerKeepRuns),
            PublicUrl = context.Settings.ServerPublicUrl,
            Variables = context.Settings.Variable,
            Store = context.ServerStore,
            Hosts = AccessSettings.Hosts(context.Settings),
        };
        await PipelineServer.RunAsync(
            options,
            AccessSettings.Of(context.Settings),
            AccessSettings.Urls(context.Settings, urls),
            addresses => context.Environment.Out.WriteLine($"{context.Pipeline.Name} is served at {string.Join(", ", addresses)} (Ctrl-C stops it)."),
            cancellation);
        return (int)ExitCode.Done;
    }

    private static TimeSpan KeptRuns(string text) => Duration.TryParse(text, out var kept) && kept > TimeSpan.Zero
        ? kept
        : throw PipelineException.BadInput($"SERVER_KEEP_RUNS is '{text}'; write a whole number and s, m, h or d, for example 400d.");
}
