using System.Net;
using System.Text.RegularExpressions;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Access;

/// <summary>A service whose users sign in by OpenID Connect.</summary>
public sealed partial class OpenIdTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private OpenIdProvider _provider = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _provider = await OpenIdProvider.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.OK, false)]
    [InlineData("operator", HttpStatusCode.OK, true)]
    [InlineData("values", HttpStatusCode.OK, false)]
    [InlineData("director", HttpStatusCode.Forbidden, false)]
    public async Task ARoleOfTheProviderIsARoleHere(string role, HttpStatusCode status, bool mayOperate)
    {
        _provider.Roles = [role];
        await using var service = await ServeAsync(OpenIdProvider.ClientSecret);
        using var browser = Browser(service);

        using var answer = await browser.GetAsync("/sign-in/openid?to=%2F", Ending);

        var page = await answer.Content.ReadAsStringAsync(Ending);
        Assert.Equal((status, service.Client.BaseAddress), (answer.StatusCode, answer.RequestMessage!.RequestUri));
        Assert.Contains("Ada Lovelace", page, StringComparison.Ordinal);
        Assert.Equal(mayOperate, page.Contains("Run now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecretThatTheProviderDoesNotKnowOpensNothing()
    {
        _provider.Roles = ["operator"];
        await using var service = await ServeAsync("another secret");
        using var browser = Browser(service);

        using var answer = await browser.GetAsync("/sign-in/openid?to=%2F", Ending);

        Assert.Contains("did not sign you in", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        using var again = await browser.GetAsync("/runs", Ending);
        Assert.StartsWith("/sign-in", again.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
    }

    /// <summary>An answer of the provider counts once, and only in the browser that asked.</summary>
    [Fact]
    public async Task AnAnswerOfTheProviderInAnotherBrowserOpensNothing()
    {
        _provider.Roles = ["operator"];
        await using var service = await ServeAsync(OpenIdProvider.ClientSecret);
        using var victim = service.Browser();
        using var asked = await victim.GetAsync("/sign-in/openid?to=%2F", Ending);
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await provider.GetAsync(asked.Headers.Location, Ending);
        using var thief = Browser(service);

        using var answer = await thief.GetAsync(back.Headers.Location, Ending);

        Assert.Contains("did not sign you in", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFormNamesTheWay()
    {
        await using var service = await ServeAsync(OpenIdProvider.ClientSecret);
        Assert.Matches(Way(), await service.PageAsync("/sign-in?to=%2Fruns"));
    }

    private Task<TestService> ServeAsync(string secret) => TestService.ServeAsync(
        TestService.Options(_folder), access: new() { OpenId = new(_provider.Address, OpenIdProvider.ClientId, secret, "roles") });

    private static HttpClient Browser(TestService service)
    {
        var browser = new HttpClient { BaseAddress = service.Client.BaseAddress };
        browser.DefaultRequestHeaders.Accept.Add(new("text/html"));
        return browser;
    }

    [GeneratedRegex("""href="/sign-in/openid\?to=%2Fruns">""")]
    private static partial Regex Way();
}
