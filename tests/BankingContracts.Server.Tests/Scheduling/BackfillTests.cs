using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>Old days are loaded one after the other by the service: the run of a day follows that of the day before.</summary>
public sealed partial class BackfillTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder.Of("inputs"));
        _service = await TestService.StartAsync(Options());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task EachDayWithFilesIsOneRunInOrder()
    {
        Deliver("20260105", "20260107", "20260108");
        var id = await BeginAsync("2026-01-05", "2026-01-07");

        var days = await EndAsync(id, days => days[^1].Outcome == "run" && days[^1].State == "succeeded");

        Assert.Equal([("2026-01-05", "run"), ("2026-01-06", "no_files"), ("2026-01-07", "run")], days.Select(d => (d.Date, d.Outcome)));
        var runs = await _service.Runs.OfBackfillAsync(id, Ending);
        Assert.Equal([new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 7)], runs.Select(r => r.Scope.BusinessDate!.Value));
        Assert.True(runs[1].StartedAt >= runs[0].EndedAt);
        Assert.Equal("2026-01-05", (await _service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{runs[0].Id}/report", Ending)).GetProperty("business_date").GetString());
        Assert.Contains("All days with files are loaded.", await _service.PageAsync($"/backfills/{id}"), StringComparison.Ordinal);
        Assert.Contains("5 January 2026", await _service.PageAsync($"/runs/{runs[0].Id}"), StringComparison.Ordinal);
        using var again = await _service.Client.PostAsync($"/api/v1/backfills/{id}/continue", null, Ending);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task ADayThatFailsStopsItUntilSomebodyContinues()
    {
        Deliver("20260105", "20260106", "20260107");
        File.Delete(_folder.Of("inputs", "Customer_20260106.csv"));
        var id = await BeginAsync("2026-01-05", "2026-01-07");
        var days = await EndAsync(id, days => days[1].State == "failed");
        Assert.Equal("waiting", days[2].Outcome);
        var page = await _service.PageAsync($"/backfills/{id}");
        Assert.Contains("Stopped.", page, StringComparison.Ordinal);

        Deliver("20260106");
        var token = Token().Match(page);
        using var form = new FormUrlEncodedContent([new(token.Groups["name"].Value, WebUtility.HtmlDecode(token.Groups["value"].Value))]);
        using var continued = await _service.Client.PostAsync($"/backfills/{id}/continue", form, Ending);
        Assert.Equal(HttpStatusCode.SeeOther, continued.StatusCode);

        await EndAsync(id, days => days[2].State == "succeeded");
        Assert.Equal(4, (await _service.Runs.OfBackfillAsync(id, Ending)).Count);
    }

    /// <summary>The day that was under way is known to the next service, and so are those that follow.</summary>
    [Fact]
    public async Task ItSurvivesARestart()
    {
        Deliver("20260105", "20260106", "20260107");
        var id = await BeginAsync("2026-01-05", "2026-01-07");
        await _service.DisposeAsync();

        _service = await TestService.StartAsync(Options());

        await EndAsync(id, days => days[2].State == "succeeded");
    }

    [Theory]
    [InlineData("2026-01-06", "2026-01-05", "is after the last day")]
    [InlineData("2026-02-01", "2026-02-05", "No selected source has a file")]
    public async Task DaysThatMakeNoSenseAreRefused(string from, string to, string reason)
    {
        Deliver("20260105");
        using var answer = await _service.Client.PostAsJsonAsync("/api/v1/backfills", new { from, to }, Ending);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (await TestService.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFormBeginsOneOrSaysWhyNot()
    {
        Deliver("20260105");
        using var wrong = await PostFormAsync("2026-01-06", "2026-01-05");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("is after the last day", await wrong.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);

        using var right = await PostFormAsync("2026-01-05", "2026-01-05");
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        await EndAsync(right.Headers.Location!.OriginalString["/backfills/".Length..], days => days[0].State == "succeeded");
    }

    private ServerOptions Options()
    {
        var options = TestService.Options(_folder);
        options.Pipeline = options.Pipeline with { Models = [.. options.Pipeline.Models.Select(Dated)] };
        return options;
    }

    private static ModelDefinition Dated(ModelDefinition model) =>
        model.Body is SourceBody source ? model with { Body = source with { File = Path.GetFileNameWithoutExtension(source.File) + "_{yyyyMMdd}.csv" } } : model;

    private void Deliver(params string[] days)
    {
        foreach (var day in days)
        {
            File.WriteAllText(_folder.Of("inputs", $"Customer_{day}.csv"), "CustomerID,Name,HasLoan\n1,Ada,Yes\n");
            File.WriteAllText(_folder.Of("inputs", $"accounts_{day}.csv"), $"AccountID,CustomerID,Balance,AccountType\nACC1,1,{day},Savings\n");
        }
    }

    private async Task<string> BeginAsync(string from, string to)
    {
        using var answer = await _service.Client.PostAsJsonAsync("/api/v1/backfills", new { from, to }, Ending);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await TestService.JsonAsync(answer)).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> PostFormAsync(string from, string to)
    {
        var token = Token().Match(await _service.PageAsync("/backfills"));
        using var form = new FormUrlEncodedContent([new(token.Groups["name"].Value, WebUtility.HtmlDecode(token.Groups["value"].Value)), new("from", from), new("to", to)]);
        return await _service.Client.PostAsync("/backfills", form, Ending);
    }

    private async Task<List<(string Date, string Outcome, string? State)>> EndAsync(string id, Func<List<(string Date, string Outcome, string? State)>, bool> isThere)
    {
        while (true)
        {
            var backfill = await _service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/backfills/{id}", Ending);
            var days = backfill.GetProperty("days").EnumerateArray().Select(d => (
                d.GetProperty("date").GetString()!,
                d.GetProperty("outcome").GetString()!,
                d.GetProperty("run") is { ValueKind: JsonValueKind.Object } run ? run.GetProperty("state").GetString() : null)).ToList();
            if (isThere(days))
                return days;
            await Task.Delay(20, Ending);
        }
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex Token();
}
