using System.Net;
using BankingContracts.Runtime;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Hosting;

/// <summary>The verb <c>serve</c>: an application that holds the service and nothing else.</summary>
public static class PipelineServer
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="options">What it operates, and where.</param>
    /// <param name="urls">Where it listens; addresses of this machine.</param>
    /// <param name="started">Called with the addresses once it answers.</param>
    /// <param name="cancellation">Stops it. A run that is under way is interrupted, and queued again by the next service.</param>
    /// <exception cref="PipelineException">An address is wrong or in use, or the store cannot be used by this version.</exception>
    public static async Task RunAsync(ServerOptions options, IReadOnlyList<string> urls, Action<IReadOnlyCollection<string>> started, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(urls);
        ArgumentNullException.ThrowIfNull(started);
        foreach (var url in urls)
            RequireThisMachine(url);
        // Settings are those of the command line: a file beside the program, or a variable of another program, changes nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls([.. urls]);
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning)
            // It warns that keys lie in files as they are; their folder is the user's own.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddRouting();
        builder.Services.AddBankingContracts(options);
        await using var app = builder.Build();
        app.UseAuthorization();
        app.MapBankingContracts();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            throw PipelineException.BadInput($"The service cannot listen on {string.Join(", ", urls)}: {e.Message} Name another address with --urls.", e);
        }

        started(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList());
        await app.WaitForShutdownAsync(cancellation);
    }

    private static void RequireThisMachine(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw PipelineException.BadInput($"--urls: '{url}' is no address; write for example http://127.0.0.1:5080.");
        if (!address.IsLoopback && !(IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)))
            throw PipelineException.BadInput($"--urls: '{url}' can be reached from other machines, and the service does not know its users; let a proxy that does know them pass requests on to http://127.0.0.1:5080.");
    }
}
