using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Demo;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Settings;

namespace BankingContracts.Cli.Verbs;

/// <summary>Operates the pipeline as a service.</summary>
internal static class ServeVerb
{
    // Nobody is there at night to run again what found the database in use.
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(10);

    /// <param name="context">The settings.</param>
    /// <param name="urls">Where it listens; empty for the usual address.</param>
    /// <param name="isDemo">Whether the sample with made-up days is served, from a folder of its own.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<int> ExecuteAsync(VerbContext context, string[] urls, bool isDemo, CancellationToken cancellation)
    {
        var options = isDemo ? await DemoAsync(context, cancellation) : OptionsOf(context);
        await PipelineServer.RunAsync(
            options,
            AccessSettings.Of(context.Settings),
            AccessSettings.Urls(context.Settings, urls),
            addresses => context.Environment.Out.WriteLine($"{context.Pipeline.Name} is served at {string.Join(", ", addresses)} (Ctrl-C stops it)."),
            cancellation);
        return (int)ExitCode.Done;
    }

    private static ServerOptions OptionsOf(VerbContext context) => new()
    {
        Pipeline = context.Pipeline,
        Engine = context.CreateEngine(),
        Run = context.RunOptions with { Wait = Wait(context) },
        Folder = context.Settings.ServerFolder,
        KeepRuns = KeptRuns(context.Settings.ServerKeepRuns),
        Telemetry = context.Settings.Telemetry,
        Lineage = context.Settings.Lineage,
        PublicUrl = context.Settings.ServerPublicUrl,
        Variables = context.Settings.Variable,
        Store = context.ServerStore,
        Hosts = AccessSettings.Hosts(context.Settings),
    };

    private static async Task<ServerOptions> DemoAsync(VerbContext context, CancellationToken cancellation)
    {
        var folder = Path.Combine(context.Settings.ServerFolder, "demo");
        var options = new ServerOptions
        {
            // Nobody is told about made-up days.
            Pipeline = context.Pipeline with { Alerts = AlertsDefinition.None },
            Engine = context.CreateEngine("duckdb", Path.Combine(folder, "demo.duckdb")),
            Run = new() { InputDirectory = Path.Combine(folder, "inputs"), OutputDirectory = Path.Combine(folder, "outputs"), ReportsDirectory = Path.Combine(folder, "reports"), Wait = Wait(context) },
            Folder = Path.Combine(folder, "service"),
            Store = Path.Combine(folder, "service", "service.sqlite"),
            Hosts = AccessSettings.Hosts(context.Settings),
        };
        context.Environment.Out.WriteLine($"The demonstration is in {context.Environment.Shorten(folder)}; your own data is not used.");
        await Demonstration.PrepareAsync(
            options,
            folder,
            context.Environment.Clock.GetUtcNow().UtcDateTime,
            () => context.Environment.Out.WriteLine("Three weeks of made-up days are run now. This takes about 40 seconds, and only the first time."),
            cancellation);
        return options;
    }

    private static TimeSpan Wait(VerbContext context) => context.RunOptions.Wait == TimeSpan.Zero ? UsualWait : context.RunOptions.Wait;

    private static TimeSpan KeptRuns(string text) => Duration.TryParse(text, out var kept) && kept > TimeSpan.Zero
        ? kept
        : throw PipelineException.BadInput($"SERVER_KEEP_RUNS is '{text}'; write a whole number and s, m, h or d, for example 400d.");
}
