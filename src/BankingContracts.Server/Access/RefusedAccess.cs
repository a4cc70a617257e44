using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Access;

/// <summary>Answers who has no right, in an application that has no way to sign in. Where there is one, it answers.</summary>
/// <param name="schemes">The application's ways to sign in; null where it has none.</param>
internal sealed class RefusedAccess(IAuthenticationSchemeProvider? schemes = null) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    /// <inheritdoc/>
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<DemandedRight>() is null || (schemes is not null && (await schemes.GetAllSchemesAsync()).Any()))
        {
            await _usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        await TypedResults.Problem(
            "The application has no way to sign in, so that it answers only on the machine on which it runs.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }
}
