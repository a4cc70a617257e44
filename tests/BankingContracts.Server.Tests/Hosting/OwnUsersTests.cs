using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using BankingContracts.Server.Access;
using BankingContracts.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>An application with users of its own keeps them.</summary>
public sealed class OwnUsersTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData("readers", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("operators", HttpStatusCode.OK, HttpStatusCode.BadRequest)]
    public async Task ItsPoliciesDecide(string? role, HttpStatusCode look, HttpStatusCode change)
    {
        await using var app = await StartAsync(o =>
        {
            o.AddPolicy(AccessPolicies.View, p => p.RequireAuthenticatedUser());
            o.AddPolicy(AccessPolicies.Operate, p => p.RequireRole("operators"));
            o.AddPolicy(AccessPolicies.Values, p => p.RequireRole("auditors"));
        });
        using var client = Client(app, role);

        using var page = await client.GetAsync("/pipeline/", Ending);
        using var form = await client.PostAsync("/pipeline/runs", new FormUrlEncodedContent([]), Ending);
        using var open = await client.GetAsync("/pipeline/health/live", Ending);

        // A form without its token is as far as an operator gets here.
        Assert.Equal((look, change, HttpStatusCode.OK), (page.StatusCode, form.StatusCode, open.StatusCode));
        if (role is not null)
            Assert.Equal(role == "operators", (await page.Content.ReadAsStringAsync(Ending)).Contains("Run now", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("operators", HttpStatusCode.Forbidden)]
    public async Task WithoutPoliciesItsUsersMayDoNothing(string? role, HttpStatusCode expected)
    {
        await using var app = await StartAsync(_ => { });
        using var client = Client(app, role);
        using var page = await client.GetAsync("/pipeline/", Ending);
        Assert.Equal(expected, page.StatusCode);
    }

    private async Task<WebApplication> StartAsync(Action<AuthorizationOptions> authorize)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("header", null);
        builder.Services.AddAuthorization(authorize);
        builder.Services.AddBankingContracts(TestService.Options(_folder));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapBankingContracts("/pipeline");
        await app.StartAsync(Ending);
        return app;
    }

    private static HttpClient Client(WebApplication app, string? role)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var client = new HttpClient { BaseAddress = new(address) };
        if (role is not null)
            client.DefaultRequestHeaders.Add("X-Role", role);
        return client;
    }

    /// <summary>Believes what a header says.</summary>
    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-Role"] is [{ } role]
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "ada"), new(ClaimTypes.Role, role)], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
    }
}
