using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Asks a service that runs on this machine whether it lives: the health check of a container.</summary>
internal static class HealthVerb
{
    private const string Path = "/health/live";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> ExecuteAsync(VerbContext context, string[] urls, CancellationToken cancellation)
    {
        var address = AddressOf(AccessSettings.Urls(context.Settings, urls)[0]);
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancellation);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw PipelineException.BadInput($"No service answers at {address}: {e.Message} Start one with 'serve', or name its address with --urls.", e);
        }

        await context.Environment.Out.WriteLineAsync($"A service answers at {address}.");
        return (int)ExitCode.Done;
    }

    /// <summary>A service that listens on all addresses of this machine is asked at its own.</summary>
    private static Uri AddressOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw PipelineException.BadInput($"--urls: '{url}' is no address; write for example http://127.0.0.1:5080.");
        return new UriBuilder(address) { Host = address.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host, Path = Path }.Uri;
    }
}
