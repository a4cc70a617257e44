using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BankingContracts.Server.Access;

/// <summary>Programs show a key in the header <c>Authorization: Bearer</c>.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private bool _isStoreAway;

    /// <summary>Whether a request shows a key, good or not.</summary>
    public static bool IsShownBy(HttpRequest request) => Shown(request) is not null;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } text)
            return AuthenticateResult.NoResult();
        try
        {
            return await keys.FindAsync(text, Scheme.Name, Context.RequestAborted) is { } user
                ? AuthenticateResult.Success(new(user, Scheme.Name))
                : AuthenticateResult.Fail("The key is unknown, revoked or has expired.");
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            _isStoreAway = true;
            return AuthenticateResult.Fail("The store is away.");
        }
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        if (_isStoreAway)
        {
            await AnswerAsync("The store of the service cannot be used now, so that no key can be checked. Runs go on; try again later.", StatusCodes.Status503ServiceUnavailable);
            return;
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        await AnswerAsync("Show a key that is neither revoked nor expired: Authorization: Bearer KEY. 'keys add' makes one.", StatusCodes.Status401Unauthorized);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AnswerAsync("The key may not do this; 'keys list' shows its role.", StatusCodes.Status403Forbidden);

    private static string? Shown(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter ?? "" : null;

    private Task AnswerAsync(string why, int status) => TypedResults.Problem(why, statusCode: status).ExecuteAsync(Context);
}
