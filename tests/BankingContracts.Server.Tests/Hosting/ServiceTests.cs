using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>The service as browsers and programs use it.</summary>
public sealed partial class ServiceTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    private HttpClient Client => _service.Client;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _service = await TestService.StartAsync(TestService.Options(_folder));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task ARunTellsWhatItDid()
    {
        var run = await _service.RunAsync();

        Assert.Equal(("succeeded", 0, true), (run.GetProperty("state").GetString(), run.GetProperty("exit_code").GetInt32(), run.GetProperty("is_committed").GetBoolean()));
        var id = run.GetProperty("id").GetString();
        var report = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}/report", Ending);
        Assert.Equal(id, report.GetProperty("run_id").GetString());
        var page = await _service.PageAsync($"/runs/{id}");
        foreach (var text in new[] { "Succeeded", "accounts.csv", "snap_account", "account_summary.parquet", "When each stage ran" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("ingest", (await Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}", Ending)).GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("stage").GetString()));
    }

    [Fact]
    public async Task ARunThatFailsSaysWhy()
    {
        File.Delete(_folder.Of("inputs", "accounts.csv"));

        var run = await _service.RunAsync();

        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains("accounts.csv", run.GetProperty("message").GetString(), StringComparison.Ordinal);
        var overview = await _service.PageAsync("/");
        Assert.Contains("The last run failed", overview, StringComparison.Ordinal);
        var task = overview[overview.IndexOf("class=\"tasks\"", StringComparison.Ordinal)..];
        Assert.Contains($"/runs/{run.GetProperty("id").GetString()}", task, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing", task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutRunsThePageSaysHowToStartOne()
    {
        Assert.Contains("Nothing has run yet. Start a run on the", await _service.PageAsync("/runs"), StringComparison.Ordinal);
        Assert.Contains("No run is like that.", await _service.PageAsync("/runs?state=failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunOfAPartDoesThatPart()
    {
        await _service.RunAsync();
        var run = await _service.RunAsync(new { select = new[] { "layer:marts" }, full_refresh = true });

        var stages = (await Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{run.GetProperty("id").GetString()}", Ending)).GetProperty("stages");
        Assert.DoesNotContain("ingest", stages.EnumerateArray().Select(s => s.GetProperty("stage").GetString()));
        Assert.True(run.GetProperty("scope").GetProperty("full_refresh").GetBoolean());
    }

    [Theory]
    [InlineData("""{"select": ["nothing_like_it"]}""", "there is no model")]
    [InlineData("""{"selct": []}""", "select, exclude, full_refresh")]
    [InlineData("""{"select": """, "not a JSON object")]
    [InlineData("""[]""", "not a JSON object")]
    public async Task ARequestThatMakesNoSenseIsRefusedWithItsReason(string body, string reason)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync("/api/v1/runs", content, Ending);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (await TestService.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    [Fact]
    public async Task APlanSaysWhatARunWouldDoAndChangesNothing()
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/plan", new { select = new[] { "+account_summary" } }, Ending);

        var plan = await TestService.JsonAsync(answer);
        Assert.Contains("accounts.csv", plan.GetProperty("stages").EnumerateArray().SelectMany(s => s.TryGetProperty("files", out var files) ? files.EnumerateArray().Select(f => f.GetString()) : []));
        Assert.Contains("customer_profile", plan.GetProperty("left_out").EnumerateArray().Select(n => n.GetString()));
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
        Assert.False(File.Exists(_folder.Of("pipeline.duckdb")));
    }

    /// <summary>A page elsewhere can make a browser send a request, but not hide where it comes from.</summary>
    [Theory]
    [InlineData("/api/v1/runs")]
    [InlineData("/runs")]
    [InlineData("/runs/x/cancel")]
    public async Task APageOfAnotherSiteChangesNothing(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", "http://evil.example");
        using var answer = await Client.SendAsync(request, Ending);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    /// <summary>A name of somebody else may lead to this machine (DNS rebinding).</summary>
    [Fact]
    public async Task ANameThatIsNotThisMachinesIsNotAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        using var answer = await Client.SendAsync(request, Ending);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/runs/nothing")]
    [InlineData("/api/v1/runs")]
    public async Task EveryAnswerForbidsForeignCodeAndFrames(string path)
    {
        using var answer = await Client.GetAsync(path, Ending);

        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY"), (Header("X-Content-Type-Options"), Header("X-Frame-Options")));

        string Header(string name) => Assert.Single(answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.GetValues(name));
    }

    [Fact]
    public async Task TextOfOthersIsTextOnPages()
    {
        const string hostile = "<img src=x onerror=alert(1)>\"'";
        await _service.Journal.WriteAsync(RunQueued.Of(new(hostile, RunCause.Api, hostile, DateTime.UtcNow, new() { Select = [hostile] }) { Previous = hostile }));

        foreach (var path in new[] { "/runs", "/runs?state=" + Uri.EscapeDataString(hostile), "/models?q=" + Uri.EscapeDataString(hostile), "/lineage?model=" + Uri.EscapeDataString(hostile), "/runs/" + Uri.EscapeDataString(hostile) })
            Assert.DoesNotContain("<img", await _service.PageAsync(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/nothing")]
    [InlineData("/models/nothing")]
    [InlineData("/api/v1/runs/nothing")]
    [InlineData("/assets/x/..%2f..%2fetc%2fpasswd")]
    public async Task WhatIsNotThereIsNotFound(string path)
    {
        using var answer = await Client.GetAsync(path, Ending);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>Every address on a page leads somewhere, on a new service and after a run.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryLinkLeadsToAPage(bool hasRun)
    {
        if (hasRun)
            await _service.RunAsync();
        var (open, seen) = (new Queue<string>(["/"]), new HashSet<string>(["/"]));
        while (open.TryDequeue(out var path))
        {
            using var answer = await Client.GetAsync(path, Ending);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {answer.StatusCode}.");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (Match link in Links().Matches(await answer.Content.ReadAsStringAsync(Ending)))
            {
                var next = WebUtility.HtmlDecode(link.Groups[1].Value);
                // One order of a table stands for all.
                if (next.StartsWith('/') && seen.Add(Order().Replace(next, "")))
                    open.Enqueue(next);
            }
        }

        Assert.True(seen.Count > 15, $"Only {seen.Count} pages were found.");
    }

    [Fact]
    public async Task FiftyOpenPagesHearOfARun()
    {
        var readers = new List<StreamReader>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                readers.Add(new StreamReader(await Client.GetStreamAsync("/events", Ending)));
                Assert.Equal("event: open", await readers[^1].ReadLineAsync(Ending));
            }

            await _service.RunAsync();

            foreach (var reader in readers)
            {
                while (await reader.ReadLineAsync(Ending) is not "event: run")
                {
                    // The end of the first event.
                }
            }
        }
        finally
        {
            readers.ForEach(r => r.Dispose());
        }
    }

    [Fact]
    public async Task TheOverviewSaysHowOldTheDataOfEachSourceIs()
    {
        await _service.RunAsync();

        string page;
        while (!(page = await _service.PageAsync("/")).Contains("accounts.csv", StringComparison.Ordinal))
            await Task.Delay(20, Ending);
        Assert.Contains("<h2>Freshness</h2>", page, StringComparison.Ordinal);
        Assert.Contains("Customer.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheServiceIsReadyWhileItsStoreIs()
    {
        Assert.Equal("live", await _service.PageAsync("/health/live"));
        Assert.Equal("ready", await _service.PageAsync("/health/ready"));
    }

    [GeneratedRegex("sort=[^&]*|&offset=[0-9]*")]
    private static partial Regex Order();

    [GeneratedRegex("""(?:href|src|data-events)="([^"#]*)"(?<!data-events="[^"]*")""")]
    private static partial Regex Links();
}
