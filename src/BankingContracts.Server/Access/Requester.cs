using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Access;

/// <summary>Who sends a request.</summary>
internal static class Requester
{
    private const int NetworkBytes = 8;

    /// <summary>The name of the user who has signed in; <paramref name="unknown"/> when nobody has.</summary>
    public static string Of(HttpContext context, string unknown) => context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : unknown;

    /// <summary>The client whose requests count together: a user, or else a machine.</summary>
    public static string ClientOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user ? "user " + user : MachineOf(context);

    /// <summary>The machine whose requests count together: an address, or the network that one holder of IPv6 addresses has.</summary>
    public static string MachineOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        var address => address.MapToIPv4().ToString(),
    };
}
