using System.Net;
using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BankingContracts.Server.Hosting;

/// <summary>The verb <c>serve</c>: an application that holds the service and nothing else.</summary>
public static class PipelineServer
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="options">What it operates, and where.</param>
    /// <param name="access">How it knows its users.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="started">Called with the addresses once it answers.</param>
    /// <param name="cancellation">Stops it. A run that is under way is interrupted, and queued again by the next service.</param>
    /// <exception cref="PipelineException">An address is wrong or in use, other machines can reach it and nobody can sign in, or the store cannot be used by this version.</exception>
    public static async Task RunAsync(
        ServerOptions options, AccessOptions access, IReadOnlyList<string> urls, Action<IReadOnlyCollection<string>> started, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(urls);
        ArgumentNullException.ThrowIfNull(started);
        ArgumentNullException.ThrowIfNull(access);
        var reachable = urls.Where(u => !ServeAddress.IsOnlyHere(u)).Concat((options.Hosts ?? []).Where(h => !HostNames.IsOfThisMachine(h))).FirstOrDefault();
        var mustSignIn = await SignInNeed.IsThereAsync(options, access, reachable, cancellation);
        options.Hosts = [.. options.Hosts ?? [], Dns.GetHostName()];
        await using var app = ServeApplication.Build(options, access, mustSignIn, urls, RequestLimits.Usual);
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
}
