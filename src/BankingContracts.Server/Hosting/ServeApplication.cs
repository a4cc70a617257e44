using BankingContracts.Server.Access;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using IPNetwork = System.Net.IPNetwork;

namespace BankingContracts.Server.Hosting;

/// <summary>Builds the application of the verb <c>serve</c>.</summary>
internal static class ServeApplication
{
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan HttpsRemembered = TimeSpan.FromDays(365);

    /// <summary>Builds it; it does not listen yet.</summary>
    /// <param name="options">What it operates, and where.</param>
    /// <param name="access">How it knows its users.</param>
    /// <param name="mustSignIn">Whether users must sign in.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="limits">How much one client may ask for.</param>
    public static WebApplication Build(ServerOptions options, AccessOptions access, bool mustSignIn, IReadOnlyList<string> urls, RequestLimits limits)
    {
        var networks = ServeAddress.Networks(access);
        // Settings are those of the command line: a file beside the program, or a variable of another program, changes nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => Limit(k, limits)).UseUrls([.. urls]);
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning)
            // It warns that keys lie in files as they are; their folder is the user's own.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddRouting();
        builder.Services.AddBankingContracts(options);
        builder.Services.AddHsts(o => o.MaxAge = HttpsRemembered);
        if (mustSignIn)
        {
            SignIn.Add(builder.Services, access.OpenId);
            RequestRates.Add(builder.Services, limits);
        }

        var app = builder.Build();
        if (networks.Count > 0)
            app.UseForwardedHeaders(Trusting(networks));
        app.UseHsts();
        app.Use(GuardAsync);
        if (mustSignIn)
        {
            app.UseRateLimiter();
            app.UseAuthentication();
        }

        app.UseAuthorization();
        app.MapBankingContracts();
        if (mustSignIn)
            SignInRoutes.Map(app.MapGroup("").AddEndpointFilter<RequestGuard>());
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, RequestLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    }

    private static ForwardedHeadersOptions Trusting(IReadOnlyList<IPNetwork> networks)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All & ~ForwardedHeaders.XForwardedPrefix, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }

    /// <summary>What holds for addresses without an endpoint too: signing in by OpenID Connect returns to one.</summary>
    private static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        AnswerHeaders.Set(context.Response.Headers);
        return HostNames.IsAnswered(context, context.RequestServices.GetRequiredService<ServerOptions>()) ? next(context) : HostNames.Refusal.ExecuteAsync(context);
    }
}
