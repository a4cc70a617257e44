using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Access;

/// <summary>A service whose users sign in by keys.</summary>
public sealed partial class SignInTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private ServerOptions _options = null!;
    private KeyBook _keys = null!;
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _options = TestService.Options(_folder);
        _keys = new(_options.Store, TimeProvider.System);
        _service = await TestService.ServeAsync(_options);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/api/v1/runs")]
    [InlineData("/events")]
    public async Task AProgramWithoutAKeyIsRefusedOnThisMachineToo(string path)
    {
        using var answer = await _service.Client.GetAsync(path, Ending);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/sign-in")]
    public async Task WhatIsOpenAnswersEverybody(string path)
    {
        using var answer = await _service.Client.GetAsync(path, Ending);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task ABrowserIsLedToTheFormAndBack()
    {
        using var browser = _service.Browser();

        using var first = await browser.GetAsync("/runs?state=failed", Ending);
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fruns%3Fstate%3Dfailed"), (first.StatusCode, first.Headers.Location!.OriginalString));
        using var entered = await EnterAsync(browser, first.Headers.Location.OriginalString, await _keys.AddAsync("ada", Role.Operator, true, null, Ending));

        Assert.Equal((HttpStatusCode.SeeOther, "/runs?state=failed"), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        var cookie = Session(entered);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ada", await browser.GetStringAsync("/", Ending), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    public async Task NobodyIsLedToAnotherSite(string to)
    {
        using var browser = _service.Browser();
        using var entered = await EnterAsync(browser, "/sign-in?to=" + Uri.EscapeDataString(to), await _keys.AddAsync("ada", Role.Viewer, false, null, Ending), to);
        Assert.Equal("/", entered.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task AViewerLooksAndChangesNothing()
    {
        using var viewer = _service.ClientWith(await _keys.AddAsync("grafana", Role.Viewer, false, null, Ending));

        using var look = await viewer.GetAsync("/api/v1/runs", Ending);
        using var start = await viewer.PostAsJsonAsync("/api/v1/runs", new { }, Ending);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (look.StatusCode, start.StatusCode));
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
        Assert.DoesNotContain("Run now", await viewer.GetStringAsync("/", Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunKnowsWhoAskedForIt()
    {
        using var person = _service.ClientWith(await _keys.AddAsync("ada", Role.Operator, false, null, Ending));

        using var start = await person.PostAsJsonAsync("/api/v1/runs", new { }, Ending);

        Assert.Equal(HttpStatusCode.Accepted, start.StatusCode);
        Assert.Equal("ada", (await TestService.JsonAsync(start)).GetProperty("requested_by").GetString());
        Assert.NotNull((await _keys.ListAsync(Ending)).Single().LastUsedAt);
    }

    [Fact]
    public async Task ARevokedKeyOpensNothingAndEndsItsSessions()
    {
        var key = await _keys.AddAsync("ada", Role.Operator, false, null, Ending);
        using var program = _service.ClientWith(key);
        using var browser = _service.Browser();
        (await EnterAsync(browser, "/sign-in", key)).Dispose();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser));

        await _keys.RevokeAsync("ada", Ending);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(browser));
        using var again = await EnterAsync(browser, "/sign-in", key);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task AnExpiredKeyOpensNothing()
    {
        var early = new KeyBook(_options.Store, new EarlierClock(TimeSpan.FromHours(2)));
        using var program = _service.ClientWith(await early.AddAsync("ada", Role.Viewer, false, DateTime.UtcNow.AddHours(-1), Ending));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("bkc_")]
    [InlineData("bkc_000000000000_AAAA")]
    [InlineData("bkc_' or 1=1 --_x")]
    public async Task WhatIsNoKeyOpensNothing(string text)
    {
        using var program = _service.ClientWith(text);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Fact]
    public async Task AKeyWithTheIdOfAnotherOpensNothing()
    {
        var key = await _keys.AddAsync("ada", Role.Viewer, false, null, Ending);
        using var program = _service.ClientWith(key[..^4] + (key.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Fact]
    public async Task AChangedCookieOpensNothing()
    {
        using var browser = _service.Browser();
        using var entered = await EnterAsync(browser, "/sign-in", await _keys.AddAsync("ada", Role.Viewer, false, null, Ending));
        var cookie = Session(entered).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie[..^10] + "AAAAAAAAAA");

        using var answer = await _service.Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task SigningOutEndsTheSession()
    {
        using var browser = _service.Browser();
        (await EnterAsync(browser, "/sign-in", await _keys.AddAsync("ada", Role.Viewer, false, null, Ending))).Dispose();

        using var left = await browser.PostAsync("/sign-out", Form(await browser.GetStringAsync("/", Ending)), Ending);

        Assert.Equal("/sign-in", left.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(browser));
    }

    [Fact]
    public async Task WhoTriesTooOftenMustWait()
    {
        using var browser = _service.Browser();
        for (var i = 0; i < RequestLimits.Usual.SignInsPerMinute; i++)
            (await browser.PostAsync("/sign-in", new FormUrlEncodedContent([]), Ending)).Dispose();

        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent([]), Ending);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task<HttpResponseMessage> EnterAsync(HttpClient browser, string form, string key, string? to = null)
    {
        var page = await browser.GetStringAsync(form, Ending);
        using var fields = Form(page, new("key", key), new("to", to ?? WebUtility.HtmlDecode(To().Match(page).Groups[1].Value)));
        return await browser.PostAsync("/sign-in", fields, Ending);
    }

    private static FormUrlEncodedContent Form(string page, params KeyValuePair<string?, string?>[] more)
    {
        var token = Token().Match(page);
        Assert.True(token.Success, "The page has no form.");
        return new([new(token.Groups["name"].Value, WebUtility.HtmlDecode(token.Groups["value"].Value)), .. more]);
    }

    private static string Session(HttpResponseMessage entered) => entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("pipeline_session=", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/runs", Ending);
        return answer.StatusCode;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>__[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="to" value="([^"]*)""")]
    private static partial Regex To();

    private sealed class EarlierClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - by;
    }
}
