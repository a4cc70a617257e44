using System.Net;
using System.Text.RegularExpressions;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>Runs that people start by the forms and buttons of pages.</summary>
public sealed partial class FormTests : IAsyncLifetime
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

    [Theory]
    [InlineData("nothing_like_it", "", "there is no model")]
    [InlineData("", "31.01.2026", "is not a date")]
    public async Task AFormThatMakesNoSenseComesBackWithTheReason(string select, string date, string reason)
    {
        foreach (var path in new[] { "/plan", "/runs" })
        {
            using var answer = await Client.PostAsync(path, await FormAsync("/runs/new", new("select", select), new("business_date", date)), Ending);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
        }

        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    [Fact]
    public async Task AFormStartsARunOfAPartWithItsDate()
    {
        using var plan = await Client.PostAsync("/plan", await FormAsync("/runs/new", new("select", "+account_summary"), new("full_refresh", "on")), Ending);
        Assert.Contains("What this run would do", await plan.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);

        using var answer = await Client.PostAsync(
            "/runs", await FormAsync("/runs/new", new("select", "+account_summary +customer_profile"), new("full_refresh", "on"), new("business_date", "2026-01-31")), Ending);

        var run = await _service.EndOfAsync(answer.Headers.Location!.OriginalString["/runs/".Length..]);
        var scope = run.GetProperty("scope");
        Assert.Equal(("2026-01-31", true, 2), (scope.GetProperty("business_date").GetString(), scope.GetProperty("full_refresh").GetBoolean(), scope.GetProperty("select").GetArrayLength()));
        Assert.Equal("succeeded", run.GetProperty("state").GetString());
    }

    [Fact]
    public async Task AButtonStartsARunAndLeadsToItsPage()
    {
        var form = await FormAsync("/");
        using var answer = await Client.PostAsync("/runs", form, Ending);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var id = answer.Headers.Location!.OriginalString["/runs/".Length..];
        Assert.Equal("page", (await _service.EndOfAsync(id)).GetProperty("cause").GetString());
        using var again = await Client.PostAsync($"/runs/{id}/rerun", await FormAsync($"/runs/{id}"), Ending);
        Assert.Equal(id, (await _service.EndOfAsync(again.Headers.Location!.OriginalString["/runs/".Length..])).GetProperty("previous").GetString());
    }

    [Fact]
    public async Task AFormWithoutItsTokenChangesNothing()
    {
        using var form = new FormUrlEncodedContent([]);
        using var answer = await Client.PostAsync("/runs", form, Ending);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await _service.Runs.ListAsync(new(1), Ending));
    }

    private async Task<FormUrlEncodedContent> FormAsync(string path, params KeyValuePair<string, string>[] fields)
    {
        var field = Token().Match(await _service.PageAsync(path));
        Assert.True(field.Success, $"{path} has no form.");
        return new([new(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)), .. fields]);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex Token();
}
