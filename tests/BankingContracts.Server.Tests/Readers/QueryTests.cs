using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BankingContracts.Pipeline;

namespace BankingContracts.Server.Tests.Readers;

/// <summary>The page Query and the API behind it.</summary>
public sealed class QueryTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        TestService.Deliver(_folder);
        _service = await TestService.StartAsync(TestService.Options(_folder));
        await _service.RunAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task AnAnswerHasColumnsAndExactValues()
    {
        var answer = await AskAsync(new { sql = "select 1.50 as amount, 7 as n, null as nothing, timestamp '2026-01-31 12:00:00' as at" });

        Assert.Equal("""["1.50",7,null,"2026-01-31T12:00:00.000000Z"]""", answer.GetProperty("rows")[0].GetRawText());
        Assert.Equal(["amount", "n", "nothing", "at"], answer.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.False(answer.GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task RowsBeyondTheLimitAreSaid()
    {
        var answer = await AskAsync(new { sql = "select * from range(10)", limit = 3 });

        Assert.Equal((3, true), (answer.GetProperty("rows").GetArrayLength(), answer.GetProperty("has_more").GetBoolean()));
    }

    [Fact]
    public async Task ATimeBeforeTheFirstRunIsSaid()
    {
        var answer = await AskAsync(new { sql = "select count(*) from account_summary", as_of = "2020-01-01T00:00:00Z" });

        Assert.Equal("[0]", answer.GetProperty("rows")[0].GetRawText());
        Assert.Equal(JsonValueKind.String, answer.GetProperty("first_run_at").ValueKind);
    }

    [Fact]
    public async Task AFileHasAllRows()
    {
        var csv = await _service.Client.GetStringAsync("/api/v1/query?format=csv&sql=" + Uri.EscapeDataString("select range as n from range(2500)"), Ending);

        Assert.Equal(2501, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("n\n0\n1\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfParquetHasTheTypesOfTheColumns()
    {
        const string Sql = "select 1.50 as amount, 7 as n, null::varchar as nothing, date '2026-01-31' as day, [1, 2] as list";
        await File.WriteAllBytesAsync(_folder.Of("query.parquet"), await _service.Client.GetByteArrayAsync("/api/v1/query?format=parquet&sql=" + Uri.EscapeDataString(Sql), Ending), Ending);

        await using var duckDb = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        await duckDb.OpenAsync(Ending);
        await using var command = duckDb.CreateCommand();
        command.CommandText = $"select amount, n, nothing is null, day, list, typeof(amount) from read_parquet('{_folder.Of("query.parquet")}')";
        await using var rows = await command.ExecuteReaderAsync(Ending);
        Assert.True(await rows.ReadAsync(Ending));
        Assert.Equal((1.50m, 7, true, new DateOnly(2026, 1, 31), "[1,2]", "DECIMAL(28,2)"), (rows.GetDecimal(0), rows.GetInt32(1), rows.GetBoolean(2), rows.GetFieldValue<DateOnly>(3), rows.GetString(4), rows.GetString(5)));
    }

    [Theory]
    [InlineData("delete from account_summary", "is one SELECT")]
    [InlineData("select * from read_csv('/etc/passwd')", "reads files")]
    [InlineData("select 1; select 2", "2 statements")]
    [InlineData("select * from acount_summary", "Did you mean 'account_summary'?")]
    [InlineData("  ", "The SQL is empty")]
    public async Task AStatementThatDoesMoreThanReadIsRefused(string sql, string reason)
    {
        using var answer = await _service.Client.PostAsJsonAsync("/api/v1/query", new { sql }, Ending);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await TestService.JsonAsync(answer);
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, problem.GetProperty("exit_code").GetInt32());
    }

    [Fact]
    public async Task TheHistoryOfAKeyIsAnswered()
    {
        var answer = await _service.Client.GetFromJsonAsync<JsonElement>("/api/v1/models/snap_account/history?key=ACC0001", Ending);

        Assert.Equal(1, answer.GetProperty("rows").GetArrayLength());
        using var missing = await _service.Client.GetAsync("/api/v1/models/snap_account/history?key=nobody", Ending);
        Assert.Contains("has no version of", await missing.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageShowsTheRowsOfTheStatementInItsAddress()
    {
        var page = await _service.PageAsync("/query?sql=" + Uri.EscapeDataString("select '<b>bold</b>' as text, 'NULL' as word"));

        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold</b>", page, StringComparison.Ordinal);
        Assert.Contains("1 row, in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageSaysWhyAStatementIsRefused()
    {
        using var answer = await _service.Client.GetAsync("/query?sql=" + Uri.EscapeDataString("drop table account_summary"), Ending);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("is one SELECT, SHOW, DESCRIBE or EXPLAIN", await answer.Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileARunWritesTheLastCommitIsAnswered()
    {
        await using var run = await _service.Readers.Engine.OpenRunAsync(ContractPipeline.Definition, DateTime.UtcNow, Ending);

        var answer = await AskAsync(new { sql = "select count(*) from pipeline.runs" });
        var past = await AskAsync(new { sql = "select count(*) from account_summary", as_of = "2020-01-01T00:00:00Z" });

        Assert.Equal("[1]", answer.GetProperty("rows")[0].GetRawText());
        Assert.Equal("[0]", past.GetProperty("rows")[0].GetRawText());
    }

    [Fact]
    public async Task AnotherRunBeginsAlthoughAReaderWasLeftOpen()
    {
        await AskAsync(new { sql = "select 1" });

        Assert.Equal("succeeded", (await _service.RunAsync()).GetProperty("state").GetString());
    }

    private async Task<JsonElement> AskAsync(object query)
    {
        using var answer = await _service.Client.PostAsJsonAsync("/api/v1/query", query, Ending);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestService.JsonAsync(answer);
    }
}
