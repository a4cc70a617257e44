using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using BankingContracts.Server.Access;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Tests.Access;

/// <summary>What a hostile user tries.</summary>
public sealed class AttackTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private ServerOptions _options = null!;
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _options = TestService.Options(_folder);
        _options.Hosts = ["pipeline.bank.example"];
        _service = await TestService.ServeAsync(_options, mustSignIn: false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/assets/x/../../../../etc/passwd")]
    [InlineData("/assets/x/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/x/%2e%2e%5cappsettings.json")]
    [InlineData("/models/..%2f..%2fetc%2fpasswd")]
    [InlineData("/runs/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/runs/%2fetc%2fpasswd/report")]
    [InlineData("/api/v1/runs/..%00/report")]
    public async Task NoAddressLeadsToAFile(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (404|400)", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("pipeline.bank.example.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("")]
    public async Task AForgedHostIsNotAnswered(string host)
    {
        var answer = await RawAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (421|400)", answer);
    }

    [Fact]
    public async Task ANameOnTheListIsAnswered() =>
        Assert.StartsWith("HTTP/1.1 200", await RawAsync("GET / HTTP/1.1\r\nHost: pipeline.bank.example\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    /// <summary>A proxy that is not on the list could say anything.</summary>
    [Fact]
    public async Task TheWordOfAnUnknownProxyDoesNotCount()
    {
        var answer = await RawAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\nX-Original-URL: /runs\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https", "pipeline.bank.example", "^HTTP/1.1 200 (.|\n)*Strict-Transport-Security: max-age=")]
    [InlineData("https", "evil.example", "^HTTP/1.1 421")]
    public async Task TheWordOfAKnownProxyCountsAndItsNameIsChecked(string proto, string host, string expected)
    {
        await _service.DisposeAsync();
        _service = await TestService.ServeAsync(_options, mustSignIn: false, new() { Proxies = ["127.0.0.0/8"] });
        var answer = await RawAsync($"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: {host}\r\nX-Forwarded-Proto: {proto}\r\nConnection: close\r\n\r\n", _service);
        Assert.Matches(expected, answer.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("file://")]
    public async Task AForgedOriginChangesNothing(string origin)
    {
        var answer = await RawAsync($"POST /api/v1/runs HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: {origin}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");
        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override: POST")]
    [InlineData("X-HTTP-Method: POST")]
    [InlineData("X-Method-Override: POST")]
    public async Task AMethodIsWhatItIs(string header)
    {
        await RawAsync($"GET /runs/x/cancel?_method=POST HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\nConnection: close\r\n\r\n");
        await RawAsync($"GET /api/v1/runs?_method=POST HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\nConnection: close\r\n\r\n");
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    [Fact]
    public async Task ALineBreakInAnAddressBecomesNoHeader()
    {
        var answer = await RawAsync("GET /runs?state=x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain("\nSet-Cookie: a=b", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyThatIsTooLongIsNotRead()
    {
        using var body = new StringContent("{\"select\": [\"" + new string('x', (int)RequestLimits.Usual.BodyBytes) + "\"]}", Encoding.UTF8, "application/json");
        using var answer = await _service.Client.PostAsync("/api/v1/runs", body, Ending);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task HeadersThatAreTooLongAreNotRead() => Assert.StartsWith(
        "HTTP/1.1 431",
        await RawAsync($"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('x', RequestLimits.Usual.HeaderBytes)}\r\n\r\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task WhoAsksTooOftenMustWait()
    {
        await _service.DisposeAsync();
        _service = await TestService.ServeAsync(_options, limits: RequestLimits.Usual with { RequestsAtOnce = 5, RequestsPerSecond = 1 });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 50; i++)
        {
            using var answer = await _service.Client.GetAsync("/health/live", Ending);
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
    }

    [Fact]
    public void OneClientHasNotAllStreams()
    {
        var limit = new StreamLimit();
        var places = Enumerable.Range(0, StreamLimit.PerClient).Select(_ => limit.Enter("one")).ToList();

        Assert.DoesNotContain(null, places);
        Assert.Null(limit.Enter("one"));
        Assert.NotNull(limit.Enter("another"));
        places[0]!.Dispose();
        Assert.NotNull(limit.Enter("one"));
    }

    /// <summary>Every address that a form posts to. Those below <c>/service</c> are for the command line, which knows the secret beside the database.</summary>
    [Fact]
    public async Task NoFormWorksWithoutItsToken()
    {
        await _service.DisposeAsync();
        _service = await TestService.ServeAsync(_options);
        using var client = _service.ClientWith(await new KeyBook(_options.Store, TimeProvider.System).AddAsync("ada", Role.Operator, true, null, Ending));
        var forms = _service.Endpoints
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !e.RoutePattern.RawText!.Contains("/api/", StringComparison.Ordinal) && !e.RoutePattern.RawText.StartsWith("/service/", StringComparison.Ordinal))
            .Select(e => string.Join('/', e.RoutePattern.RawText!.Split('/').Select(p => p.StartsWith('{') ? "x" : p)))
            .ToList();
        Assert.NotEmpty(forms);
        foreach (var form in forms)
        {
            using var answer = await client.PostAsync(form, new FormUrlEncodedContent([]), Ending);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{form} answers {answer.StatusCode}.");
        }
    }

    /// <summary>No address of the service names another address to ask.</summary>
    [Fact]
    public async Task ARequestNamesNoAddressForTheServiceToAsk()
    {
        using var answer = await _service.Client.PostAsJsonAsync("/api/v1/runs", new { url = "http://169.254.169.254/" }, Ending);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(_service.Endpoints.SelectMany(e => e.RoutePattern.Parameters), p => p.Name.Contains("url", StringComparison.OrdinalIgnoreCase) || p.IsCatchAll);
    }

    [Fact]
    public async Task EveryAnswerHasTheHeadersAlsoWhereThereIsNothing()
    {
        using var answer = await _service.Client.GetAsync("/nothing", Ending);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    /// <summary>Sends bytes that a client of HTTP would not send.</summary>
    private async Task<string> RawAsync(string request, TestService? service = null)
    {
        var address = (service ?? _service).Client.BaseAddress!;
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Ending);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Ending);
    }
}
