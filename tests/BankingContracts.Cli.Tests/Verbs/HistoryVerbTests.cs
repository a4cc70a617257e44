using System.Data;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class HistoryVerbTests
{
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task ShowsTheVersionsOfAKey()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Versions(), "history", "snap_customer", "12");

        Assert.Equal(
            """

             snap_customer  customer_id 12, 2 versions

             dbt_valid_from       dbt_valid_to         customer_id  customer_name
            ───────────────────────────────────────────────────────────────────────
             2026-01-01 00:00:00  2026-01-02 00:00:00           12  ann
             2026-01-02 00:00:00  NULL                          12  anna

             2 rows

            """,
            outcome.Out);
    }

    [Fact]
    public async Task TheStagingModelNamesItsSnapshot()
    {
        using var shell = new Shell();
        var database = Versions();

        await shell.RunAsync(database, "history", "stg_customer", "0012");

        Assert.Equal("snap_customer customer_id=12 by dbt_valid_from", database.Queries[^1]);
    }

    [Fact]
    public async Task CompositeKeysAndQuotesAreWrittenAsLiterals()
    {
        using var shell = new Shell();
        var database = Versions();

        await shell.RunAsync(database, "history", "snap_rate", "a' or 'b", "2026-01-31");

        Assert.Equal(
            "snap_rate currency_code='a'' or ''b' valid_date=cast('2026-01-31' as date) by dbt_valid_from",
            database.Queries[^1]);
    }

    [Fact]
    public async Task CsvHasAllColumns()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Versions(), "history", "snap_customer", "12", "--format", "csv");

        Assert.StartsWith(
            "dbt_scd_id,dbt_valid_from,dbt_valid_to,customer_id,customer_name\nx,2026-01-01T00:00:00.000000Z,", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no model 'snap_custmer'. Did you mean 'snap_customer'? The snapshots are: snap_customer, snap_rate.", "snap_custmer", "1")]
    [InlineData("customer_profile keeps no history; use one of the snapshots: snap_customer, snap_rate.", "customer_profile", "1")]
    [InlineData("The key of snap_rate is currency_code, valid_date: write 2 values, not 1.", "snap_rate", "EUR")]
    [InlineData("The key of snap_customer is customer_id: write one value, not 2.", "snap_customer", "1", "2")]
    [InlineData("'abc' is not a value of snap_customer.customer_id, whose type is integer.", "snap_customer", "abc")]
    [InlineData("'31.01.2026' is not a value of snap_rate.valid_date, whose type is date.", "snap_rate", "EUR", "31.01.2026")]
    public async Task AMistakeIsExitCode2(string message, params string[] args)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Versions(), ["history", .. args]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"error: {message}\n", outcome.Error);
    }

    [Fact]
    public async Task AnUnknownKeyIsExitCode2()
    {
        using var shell = new Shell();
        var database = new FakeDatabase(_ => FakeDatabase.Rows(["customer_id"]));

        var outcome = await shell.RunAsync(database, "history", "snap_customer", "99");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("error: snap_customer has no version of customer_id 99.\n", outcome.Error);
    }

    private static FakeDatabase Versions() => new(static _ => TwoVersions());

    private static DataTable TwoVersions() => FakeDatabase.Rows(
        ["dbt_scd_id", "dbt_valid_from", "dbt_valid_to", "customer_id", "customer_name"],
        ["x", First, First.AddDays(1), 12, "ann"],
        ["y", First.AddDays(1), null, 12, "anna"]);
}
