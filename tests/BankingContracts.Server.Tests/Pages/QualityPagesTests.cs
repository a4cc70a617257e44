using System.Net;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>The pages about tests, refused rows and files.</summary>
public sealed class QualityPagesTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;
    private string _run = "";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        File.AppendAllText(_folder.Of("inputs", "accounts.csv"), "ACC7001,1001,\"1,5\",savings\nACC7002,1001,-3.00,savings\nACC7003,1001\n");
        _service = await TestService.StartAsync(TestService.Options(_folder));
        _run = (await _service.RunAsync()).GetProperty("id").GetString()!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task QualityShowsTestsAndReasons()
    {
        var page = await _service.PageAsync("/quality");
        foreach (var text in new[] { "Tests that did not pass, by run", "Reasons of quarantine", "negative value", $"/runs/{_run}", "aria-sort=\"descending\"" })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATestHasAPageWithItsSql()
    {
        var page = await _service.PageAsync("/quality/stg_account_id_is_trimmed");
        Assert.Contains("Passed in the last run", page, StringComparison.Ordinal);
        Assert.Contains("account_id not like", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedRowsAreShownWithoutTheirValues()
    {
        var page = await _service.PageAsync("/quarantine?model=stg_account");
        Assert.Contains("accounts.csv:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ACC7002", page, StringComparison.Ordinal);
    }

    /// <summary>The table's reasons have the refused values in brackets, and the whole text of a row of the wrong length.</summary>
    [Fact]
    public async Task ReasonsAreShownWithoutTheirValuesToo()
    {
        var page = await _service.PageAsync("/quarantine?model=stg_account");
        Assert.Contains("Invalid balance: negative value", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-3.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ACC7003", page, StringComparison.Ordinal);
        Assert.Contains("-3.00", await _service.PageAsync("/quarantine?model=stg_account&values=show"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReasonLeadsToItsRows()
    {
        var page = WebUtility.HtmlDecode(await _service.PageAsync("/quarantine?model=stg_account"));
        const string link = "reason=Invalid%20row%3A%20too%20few%20fields";
        Assert.Contains(link, page, StringComparison.Ordinal);
        var rows = await _service.PageAsync("/quarantine?model=stg_account&values=show&" + link);
        Assert.Contains("ACC7003", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("ACC7002", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRowsOfAModelAreOneClickAway() =>
        Assert.Contains("/query?sql=select%20%2A%20from%20stg_account", await _service.PageAsync("/models/stg_account"), StringComparison.Ordinal);

    [Fact]
    public async Task ValuesAreShownToWhoAsks() => Assert.Contains("ACC7002", await _service.PageAsync("/quarantine?model=stg_account&values=show"), StringComparison.Ordinal);

    [Fact]
    public async Task RefusedRowsOfARunAreThoseThatItHeldBack()
    {
        File.AppendAllText(_folder.Of("inputs", "accounts.csv"), "ACC7009,1001,-9.00,savings\n");
        var second = (await _service.RunAsync()).GetProperty("id").GetString();
        var page = await _service.PageAsync($"/quarantine?model=stg_account&run={second}&values=show");
        Assert.Contains("ACC7009", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ACC7002", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilterOnAHostileReasonFindsNothing()
    {
        var page = await _service.PageAsync("/quarantine?model=stg_account&reason=" + Uri.EscapeDataString("' or 1=1 --"));
        Assert.Contains("No row is like that.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedRowsGoBackInTheFormOfTheFile()
    {
        using var answer = await _service.Client.GetAsync("/quarantine/stg_account__quarantine/rows?file=accounts.csv", Ending);
        var name = await QuarantineNameAsync();
        using var file = await _service.Client.GetAsync($"/quarantine/{name}/rows?file=accounts.csv", Ending);
        var lines = (await file.Content.ReadAsStringAsync(Ending)).Split("\r\n");

        Assert.Equal("AccountID,CustomerID,Balance,AccountType,line,reason", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("ACC7001,1001,\"1,5\",savings,", StringComparison.Ordinal));
        Assert.Equal("accounts-refused.csv", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task FilesAreShownWithTheRunThatLoadedThem()
    {
        var page = await _service.PageAsync("/files");
        foreach (var text in new[] { "accounts.csv", "Customer.csv", _run, "ties", "Expected now" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("does not tie", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileIsFoundByItsHash()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(_folder.Of("inputs", "Customer.csv"), Ending)));
        var page = await _service.PageAsync($"/files?q={hash}");
        Assert.Contains("1 to 1 of 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunShowsItsLogItsFilesAndWhereTheRowsWent()
    {
        var page = await _service.PageAsync($"/runs/{_run}");
        foreach (var text in new[] { "Asked for", "Ingest src_account", "Files in", "Files out", "Where the rows of accounts.csv went", "quarantined", "rows that this run held back" })
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PagesWithoutADatabaseSaySo()
    {
        using var empty = new TestFolder();
        await using var service = await TestService.StartAsync(TestService.Options(empty));
        Assert.Contains("No run has left a report yet", await service.PageAsync("/quality"), StringComparison.Ordinal);
        Assert.Contains("There is no database yet", await service.PageAsync("/quarantine"), StringComparison.Ordinal);
        Assert.Contains("No run has loaded a file yet", await service.PageAsync("/files"), StringComparison.Ordinal);
    }

    private async Task<string> QuarantineNameAsync()
    {
        var page = await _service.PageAsync("/quarantine?model=stg_account");
        const string before = "href=\"/quarantine/";
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return page[start..page.IndexOf('/', start)];
    }
}
