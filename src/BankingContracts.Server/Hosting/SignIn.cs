using System.Security.Claims;
using BankingContracts.Server.Access;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BankingContracts.Server.Hosting;

/// <summary>Makes users sign in: programs by a key in each request, people by a key or by OpenID Connect, once for a session.</summary>
internal static class SignIn
{
    private const string CookieName = "pipeline_session";

    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    /// <summary>Adds it to an application.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="openId">The provider of OpenID Connect; null without one.</param>
    public static void Add(IServiceCollection services, OpenIdOptions? openId)
    {
        services.AddSingleton(new SignInSettings(openId));
        var ways = services.AddAuthentication(SignInScheme.Either)
            .AddPolicyScheme(SignInScheme.Either, null, o => o.ForwardDefaultSelector = c => IsByProgram(c.Request) ? SignInScheme.Key : SignInScheme.Session)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(SignInScheme.Key, null)
            .AddCookie(SignInScheme.Session, UseSession);
        if (openId is not null)
            ways.AddOpenIdConnect(SignInScheme.OpenId, o => Use(o, openId));
    }

    /// <summary>A browser asks for pages; what does not is a program, which cannot follow to a form.</summary>
    private static bool IsByProgram(HttpRequest request) =>
        KeyAuthentication.IsShownBy(request) || (!request.Cookies.ContainsKey(CookieName) && !AsksForPage(request));

    private static bool AsksForPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static void UseSession(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        // Strict would lose the session on the way back from a provider of OpenID Connect.
        options.Cookie.SameSite = SameSiteMode.Lax;
        // The form refuses plain http but on this machine.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        (options.ExpireTimeSpan, options.SlidingExpiration) = (SessionLength, true);
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = AskAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    /// <summary>A session by a key ends with the key.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirstValue(KeyRing.KeyClaim) is { } key
            && !await context.HttpContext.RequestServices.GetRequiredService<KeyRing>().IsGoodAsync(key, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SignInScheme.Session);
        }
    }

    private static Task AskAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!AsksForPage(request))
            return TypedResults.Problem("Sign in first, or show a key: Authorization: Bearer KEY.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context.HttpContext);
        var to = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.PathBase}{SignInRoutes.Path}?to={Uri.EscapeDataString(to)}";
        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        const string why = "You have signed in, but you have no right to do this. Ask the person who operates the service for the role.";
        var http = context.HttpContext;
        IResult answer = AsksForPage(context.Request) ? SignInRoutes.Refusal(http, why) : TypedResults.Problem(why, statusCode: StatusCodes.Status403Forbidden);
        await answer.ExecuteAsync(http);
    }

    private static void Use(OpenIdConnectOptions options, OpenIdOptions provider)
    {
        options.SignInScheme = SignInScheme.Session;
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority.ToString(), provider.ClientId, provider.ClientSecret);
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.CallbackPath = SignInRoutes.Path + "/openid/back";
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        options.MapInboundClaims = false;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = UserOf(context.Principal!, provider.RoleClaim);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"{context.Request.PathBase}{SignInRoutes.Path}?{SignInRoutes.FailedQuery}");
            return Task.CompletedTask;
        };
    }

    /// <summary>The user with name and rights only: a session keeps no tokens and no other claims.</summary>
    private static ClaimsPrincipal UserOf(ClaimsPrincipal found, string roleClaim)
    {
        var name = found.FindFirstValue("name") ?? found.FindFirstValue("preferred_username") ?? found.FindFirstValue("email") ?? found.FindFirstValue("sub") ?? "somebody";
        return new(new ClaimsIdentity(
            [
                new(ClaimTypes.Name, name),
                new(ClaimTypes.NameIdentifier, found.FindFirstValue("sub") ?? name),
                .. RightClaims.Of(Roles.RightsOf(found.FindAll(roleClaim).Select(c => c.Value))),
            ],
            SignInScheme.OpenId));
    }
}
