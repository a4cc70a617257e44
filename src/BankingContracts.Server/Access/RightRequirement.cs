using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Access;

/// <summary>
/// Met by a user who has the claim of a right. In an application without authentication everybody on this machine has every right, and nobody else has any.
/// </summary>
/// <param name="right">The right.</param>
internal sealed class RightRequirement(Right right) : IAuthorizationRequirement
{
    /// <summary>The right.</summary>
    public Right Right { get; } = right;
}

/// <summary>Decides on the requirement. Who has the token of the service, as the command line of its own user does, has every right.</summary>
/// <param name="token">The token.</param>
/// <param name="schemes">The application's ways to sign in; null where it has none.</param>
internal sealed class RightHandler(ServiceToken token, IAuthenticationSchemeProvider? schemes = null) : AuthorizationHandler<RightRequirement>
{
    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (context.User.HasClaim(RightClaims.Type, RightClaims.Word(requirement.Right))
            || (context.Resource is HttpContext http && (token.IsOf(http.Request) || (IsLocal(http.Connection) && !await KnowsUsersAsync()))))
            context.Succeed(requirement);
    }

    private async Task<bool> KnowsUsersAsync() => schemes is not null && (await schemes.GetAllSchemesAsync()).Any();

    /// <summary>Both ends: behind a proxy on this machine that names its client, the other end is the client.</summary>
    private static bool IsLocal(ConnectionInfo connection) =>
        connection is { LocalIpAddress: { } here, RemoteIpAddress: { } there } && IPAddress.IsLoopback(here) && IPAddress.IsLoopback(there);
}
