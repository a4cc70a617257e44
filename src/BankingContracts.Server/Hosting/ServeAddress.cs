using System.Net;
using BankingContracts.Runtime;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Hosting;

/// <summary>Reads the addresses that <c>serve</c> is given.</summary>
internal static class ServeAddress
{
    /// <summary>Whether only this machine can reach the service at an address.</summary>
    /// <exception cref="PipelineException">It is no address.</exception>
    public static bool IsOnlyHere(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw PipelineException.BadInput($"--urls: '{url}' is no address; write for example http://127.0.0.1:5080, or http://0.0.0.0:5080 for all addresses of this machine. For https put a proxy with a certificate in front.");
        return address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>The networks that proxies are in.</summary>
    /// <exception cref="PipelineException">One is neither an address nor a network.</exception>
    public static IReadOnlyList<IPNetwork> Networks(AccessOptions access) => [.. access.Proxies.Select(Network)];

    private static IPNetwork Network(string given)
    {
        if (IPNetwork.TryParse(given, out var network))
            return network;
        return IPAddress.TryParse(given, out var address)
            ? new(address, address.GetAddressBytes().Length * 8)
            : throw PipelineException.BadInput($"SERVER_PROXIES: '{given}' is neither an address nor a network; write for example 10.0.0.7 or 10.0.0.0/8.");
    }
}
