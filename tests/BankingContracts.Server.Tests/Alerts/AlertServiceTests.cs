using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BankingContracts.Pipeline;
using BankingContracts.Pipeline.Tests.EndToEnd;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>Alerts of a service that runs, as receivers, people and programs see them.</summary>
public sealed partial class AlertServiceTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private WebhookReceiver _receiver = null!;
    private ServerOptions _options = null!;
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _receiver = await WebhookReceiver.StartAsync();
        _options = TestService.Options(_folder);
        _options.PublicUrl = "https://bank.example";
        _options.Variables = name => name == "URL" ? _receiver.Url : null;
        _options.Pipeline = ContractPipeline.Definition with
        {
            Schedules = [new("arrival", new FilesTrigger(["nothing_*.csv"], TimeSpan.Zero, null)) { MustArriveBy = new TimeOnly(0, 0, 0) }],
            Alerts = new(
                [
                    new("chat", new WebhookChannel(new("URL", true), WebhookFormat.Json, null)),
                    new("mail", new SmtpChannel(new("HOST", true), null, MailSecurity.StartTls, null, null, new("a@bank.example", false), [new("b@bank.example", false)])),
                ],
                [new([AlertEvent.Failure, AlertEvent.SchemaChange, AlertEvent.Recovery, AlertEvent.LateFile], ["chat"]), new([AlertEvent.Failure], ["mail"])]),
        };
        _service = await TestService.StartAsync(_options);
        await UntilAsync("late_file");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _receiver.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ANightThatFailsAndIsMendedIsToldInOrder()
    {
        var accounts = _folder.Of("inputs", "accounts.csv");
        var text = await File.ReadAllTextAsync(accounts, Ending);
        await File.WriteAllTextAsync(accounts, text.Replace("AccountID,", "AccountNumber,", StringComparison.Ordinal), Ending);
        var failed = await _service.RunAsync();
        await File.WriteAllTextAsync(accounts, text, Ending);
        await _service.RunAsync();
        await _service.RunAsync();

        await UntilAsync("recovery");

        Assert.Equal(["late_file", "failure", "schema_change", "recovery"], Events());
        var id = failed.GetProperty("id").GetString();
        var failure = _receiver.Requests.Single(r => r.Body.GetProperty("event").GetString() == "failure").Body;
        Assert.Equal((id, $"https://bank.example/runs/{id}"), (failure.GetProperty("run_id").GetString(), failure.GetProperty("url").GetString()));
        Assert.DoesNotContain("AccountNumber", failure.GetRawText(), StringComparison.Ordinal);

        var page = await _service.PageAsync($"/runs/{id}");
        Assert.Contains("schema_change", page, StringComparison.Ordinal);
        Assert.Contains("HOST is not set.", page, StringComparison.Ordinal);
        var list = await _service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/alerts?run={id}&limit=1", Ending);
        Assert.Equal((3, 1), (list.GetProperty("total").GetInt32(), list.GetProperty("alerts").GetArrayLength()));
        var schema = new JsonSchema("alert");
        Assert.All(_receiver.Requests, r => Assert.Empty(schema.Mistakes(r.Body.GetRawText())));
    }

    [Fact]
    public async Task ALateFileIsToldOnceAlsoByTheNextService()
    {
        await _service.DisposeAsync();
        _service = await TestService.StartAsync(_options);
        await TestAsync("chat");
        await UntilAsync("test");

        Assert.Equal(["late_file", "test"], Events());
        Assert.Equal("Its files had to be there at 00:00.", _receiver.Requests.First().Body.GetProperty("text").GetString()!.Split('\n')[0]);
    }

    [Fact]
    public async Task AButtonSendsATest()
    {
        var page = await _service.PageAsync("/alerts");
        Assert.Contains("HOST is not set.", page, StringComparison.Ordinal);
        var field = Token().Match(page);
        using var form = new FormUrlEncodedContent([new(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value))]);
        using var answer = await _service.Client.PostAsync("/alerts/chat/test", form, Ending);

        Assert.Equal((HttpStatusCode.SeeOther, "/alerts?destination=chat"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        await UntilAsync("test");
        Assert.Contains("a person on a page", _receiver.Requests.Last().Body.GetProperty("text").GetString(), StringComparison.Ordinal);
        while (!(await _service.PageAsync("/alerts?destination=chat&state=sent")).Contains("2 alerts, sent, to chat", StringComparison.Ordinal))
            await Task.Delay(20, Ending);
    }

    [Fact]
    public async Task AFormWithoutItsTokenSendsNoTest()
    {
        using var form = new FormUrlEncodedContent([]);
        using var answer = await _service.Client.PostAsync("/alerts/chat/test", form, Ending);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task ADestinationThatIsNotThereIsNotFound()
    {
        using var answer = await _service.Client.PostAsync("/api/v1/alerts/destinations/nothing/test", null, Ending);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task AStateThatIsNotThereIsRefused()
    {
        using var answer = await _service.Client.GetAsync("/api/v1/alerts?state=lost", Ending);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("waiting, sent, off, given_up", (await TestService.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDestinationsTellHowTheyAre()
    {
        _receiver.Answer = _ => Task.FromResult(500);
        await TestAsync("chat");
        JsonElement chat;
        while ((chat = await DestinationAsync("chat")).GetProperty("state").GetString() != "failing")
            await Task.Delay(20, Ending);

        Assert.Equal(("The webhook answered 500.", 1), (chat.GetProperty("reason").GetString(), chat.GetProperty("waiting").GetInt32()));
        var mail = await DestinationAsync("mail");
        Assert.Equal(("off", "HOST is not set."), (mail.GetProperty("state").GetString(), mail.GetProperty("reason").GetString()));
        foreach (var path in new[] { "/alerts", "/health" })
            Assert.Contains("The webhook answered 500.", await _service.PageAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextsOfOthersAreTextOnThePages()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await _service.Journal.WriteAsync(new AlertRaised("x", hostile, hostile, hostile, hostile, 0, 0, hostile, hostile, "off", hostile));
        foreach (var path in new[] { "/alerts", "/alerts?destination=" + Uri.EscapeDataString(hostile), "/alerts?state=" + Uri.EscapeDataString(hostile) })
            Assert.DoesNotContain("<img", await _service.PageAsync(path), StringComparison.Ordinal);
    }

    private IEnumerable<string?> Events() => _receiver.Requests.Select(r => r.Body.GetProperty("event").GetString());

    private async Task UntilAsync(string what)
    {
        while (!Events().Contains(what))
            await Task.Delay(20, Ending);
    }

    private async Task TestAsync(string name)
    {
        using var answer = await _service.Client.PostAsync($"/api/v1/alerts/destinations/{name}/test", null, Ending);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task<JsonElement> DestinationAsync(string name) =>
        (await _service.Client.GetFromJsonAsync<JsonElement>("/api/v1/alerts/destinations", Ending)).GetProperty("destinations").EnumerateArray().Single(d => d.GetProperty("name").GetString() == name);

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex Token();
}
