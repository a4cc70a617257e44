using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Pages;

/// <summary>Signing in and out.</summary>
internal static partial class SignInRoutes
{
    /// <summary>The path of the form.</summary>
    public const string Path = "/sign-in";

    /// <summary>The path that ends a session.</summary>
    public const string EndPath = "/sign-out";

    /// <summary>Says that the provider of OpenID Connect refused.</summary>
    public const string FailedQuery = "refused=1";

    /// <summary>The name of the limit on how often somebody may try.</summary>
    public const string Limit = "BankingContracts.SignIn";

    private const string KeyField = "key";
    private const string ToField = "to";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext context, IAntiforgery antiforgery, ServerOptions options, SignInSettings settings, string? to, string? refused) =>
            Form(context, antiforgery, options, settings, to, refused is null ? null : "The provider of OpenID Connect did not sign you in.", StatusCodes.Status200OK)).IsOpen();
        app.MapPost(Path, EnterAsync).IsOpen().RequireRateLimiting(Limit);
        app.MapGet(Path + "/openid", AskProviderAsync).IsOpen().RequireRateLimiting(Limit);
        app.MapPost(EndPath, LeaveAsync).IsOpen();
    }

    /// <summary>The page for somebody who has signed in, and may not do what they asked for.</summary>
    public static IResult Refusal(HttpContext context, string why)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new RazorComponentResult<RefusalPage>(new Dictionary<string, object?>
        {
            ["Root"] = context.Request.PathBase.Value ?? "",
            ["Why"] = why,
            ["User"] = Requester.Of(context, "somebody"),
            ["TokenField"] = tokens.FormFieldName,
            ["Token"] = tokens.RequestToken,
        })
        { StatusCode = StatusCodes.Status403Forbidden };
    }

    private static async Task<IResult> AskProviderAsync(
        HttpContext context, IAntiforgery antiforgery, ServerOptions options, SignInSettings settings, ILogger<SignInSettings> log, string? to)
    {
        if (settings.OpenId is null)
            return Results.NotFound();
        try
        {
            await context.ChallengeAsync(SignInScheme.OpenId, new() { RedirectUri = context.Request.PathBase + LocalPath.Of(to) });
            return Results.Empty;
        }
        catch (InvalidOperationException e) when (e.InnerException is IOException or HttpRequestException)
        {
            LogProviderAway(log, settings.OpenId.Authority, e.Message);
            return Form(
                context, antiforgery, options, settings, to, "The provider of OpenID Connect does not answer. Try again later, or sign in with a key.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Error, "The provider of OpenID Connect {Authority} cannot be used: {Reason}")]
    private static partial void LogProviderAway(ILogger log, Uri authority, string reason);

    private static async Task<IResult> EnterAsync(
        HttpContext context, IAntiforgery antiforgery, ServerOptions options, SignInSettings settings, KeyRing keys, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Form(context, antiforgery, options, settings, null, "The form was too old, or did not come from this page. Try again.", StatusCodes.Status400BadRequest);
        var form = await context.Request.ReadFormAsync(cancellation);
        var to = LocalPath.Of(form[ToField]);
        if (!IsPrivate(context))
        {
            return Form(
                context, antiforgery, options, settings, to, "A key is not sent over plain http from another machine. Use https: put a proxy with a certificate in front, and name it in SERVER_PROXIES.", StatusCodes.Status400BadRequest);
        }

        try
        {
            if (await keys.FindAsync(form[KeyField].ToString().Trim(), SignInScheme.Session, cancellation) is not { } user)
                return Form(context, antiforgery, options, settings, to, "This key is unknown, revoked or has expired.", StatusCodes.Status401Unauthorized);
            await context.SignInAsync(SignInScheme.Session, user);
            return new SeeOther(context.Request.PathBase + to);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            return Form(
                context, antiforgery, options, settings, to, "The store of the service cannot be used, so that nobody can sign in. Runs go on; try again later.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, IAntiforgery antiforgery, ServerOptions options, SignInSettings settings)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Form(context, antiforgery, options, settings, null, "The form was too old, or did not come from this page. Go back, load the page again, and repeat.", StatusCodes.Status400BadRequest);
        await context.SignOutAsync(SignInScheme.Session);
        return new SeeOther(context.Request.PathBase + Path);
    }

    /// <summary>Whether nobody between browser and service reads along: a browser that asks by a name of its own machine reaches it by a port that leads here.</summary>
    private static bool IsPrivate(HttpContext context) => context.Request.IsHttps || HostNames.IsOfThisMachine(context.Request.Host.Host);

    private static RazorComponentResult<SignInPage> Form(
        HttpContext context, IAntiforgery antiforgery, ServerOptions options, SignInSettings settings, string? to, string? fault, int status)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return new(new Dictionary<string, object?>
        {
            ["Pipeline"] = options.Pipeline.Name,
            ["Root"] = context.Request.PathBase.Value ?? "",
            ["To"] = LocalPath.Of(to),
            ["TokenField"] = tokens.FormFieldName,
            ["Token"] = tokens.RequestToken,
            ["HasOpenId"] = settings.OpenId is not null,
            ["Fault"] = fault,
        })
        { StatusCode = status };
    }
}
