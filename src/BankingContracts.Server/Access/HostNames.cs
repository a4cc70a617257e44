using System.Net;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BankingContracts.Server.Access;

/// <summary>The names to which the service answers: else a page elsewhere could reach it by a name of its own that leads here.</summary>
internal static class HostNames
{
    /// <summary>The answer to another name.</summary>
    public static ProblemHttpResult Refusal => TypedResults.Problem(
        "The service does not answer to this name; use one of this machine, or one that SERVER_HOSTS lists.", statusCode: StatusCodes.Status421MisdirectedRequest);

    /// <summary>Whether it answers.</summary>
    public static bool IsAnswered(HttpContext context, ServerOptions options)
    {
        var host = context.Request.Host.Host;
        if (IsOfThisMachine(host) || (options.Hosts ?? []).Contains(host, StringComparer.OrdinalIgnoreCase))
            return true;
        // A name that leads elsewhere than it says is never an address.
        return !IsOnlyHere(context.Connection.LocalIpAddress) && (options.Hosts is null || IPAddress.TryParse(host.Trim('[', ']'), out _));
    }

    /// <summary>Whether only this machine has a name: localhost, or an address such as 127.0.0.1.</summary>
    public static bool IsOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Null where there is no network between, in a test's server.
    private static bool IsOnlyHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
