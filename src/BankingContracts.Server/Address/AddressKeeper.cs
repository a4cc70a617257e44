using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace BankingContracts.Server.Address;

/// <summary>Keeps the file beside the database while the service is there. It begins before everything else, so that a second service never begins.</summary>
internal sealed class AddressKeeper(ServerOptions options, ServiceToken token, ServicePath path, IServer? server = null) : IHostedLifecycleService, IDisposable
{
    private AddressFile? _file;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Engine.DatabaseFile is { } database)
            _file = AddressFile.Take(database);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
            _file?.Write(new ServiceAddress(OfThisMachine(address) + path.Value, Environment.ProcessId, token.Value));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>A service that listens on all addresses answers on this one, too.</summary>
    private static string OfThisMachine(string address) => address
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//[::1]", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .TrimEnd('/');
}

/// <summary>Where the service's addresses begin in the application.</summary>
internal sealed class ServicePath
{
    /// <summary>Empty for the root, or for example <c>/pipeline</c>.</summary>
    public string Value { get; set; } = "";
}
