using System.Globalization;
using System.Text.Json;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The report of a run over the sample data, against the oracle's counts.</summary>
public sealed class QualityReportTests : IAsyncLifetime
{
    private readonly History _history = new();

    private JsonElement Report => _history.Harness.LatestReport.Root;

    public async ValueTask InitializeAsync() => await _history.AddAsync(new(TestFiles.SampleCustomers, TestFiles.SampleAccounts));

    [Fact]
    public void EveryRowIsAccountedFor()
    {
        AssertTotals("stg_customer", _history.Oracle.Customers.Totals);
        AssertTotals("stg_account", _history.Oracle.Accounts.Totals);
    }

    [Fact]
    public void EveryCentIsAccountedFor()
    {
        var money = Report.GetProperty("totals").GetProperty("stg_account").GetProperty("money").EnumerateArray().Single();
        var totals = _history.Oracle.Accounts.Totals;

        Assert.Equal("balance_amount", money.GetProperty("column").GetString());
        Assert.Equal(
            (totals.StagedMoney + totals.CollapsedMoney + totals.ConflictingMoney, totals.StagedMoney, totals.CollapsedMoney, totals.ConflictingMoney),
            (Decimal(money, "valid"), Decimal(money, "staged"), Decimal(money, "collapsed"), Decimal(money, "conflicting")));
    }

    [Fact]
    public void ReasonsAreCountedByColumnAndKind()
    {
        var expected = _history.Oracle.Customers.Totals.Reasons.Select(r => $"stg_customer:{r.Key}={r.Value}")
            .Concat(_history.Oracle.Accounts.Totals.Reasons.Select(r => $"stg_account:{r.Key}={r.Value}"));
        var reported = Report.GetProperty("quarantine").EnumerateArray()
            .Select(q => $"{Text(q, "model")}:{Text(q, "column")}:{Text(q, "kind")}={q.GetProperty("rows").GetInt64()}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OrphansAreCounted() =>
        Assert.Equal(
            _history.Oracle.Orphans,
            Assert.Single(Report.GetProperty("orphans").EnumerateArray().ToList()).GetProperty("rows").GetInt64());

    [Fact]
    public void AllTestsAreSummedUp()
    {
        var summary = Report.GetProperty("summary");
        var total = summary.GetProperty("total_tests").GetInt32();

        Assert.Equal(Product.Reference.Audits.Count(), total);
        Assert.Equal(total, new[] { "passed", "failed", "warned", "skipped", "errored" }.Sum(s => summary.GetProperty(s).GetInt32()));
        Assert.All(
            ["by_layer", "by_severity"],
            group => Assert.Equal(total, Report.GetProperty(group).EnumerateObject().Sum(g => g.Value.GetProperty("total_tests").GetInt32())));
    }

    [Fact]
    public void ValuesOfRowsNeverAppear()
    {
        var values = _history.Oracle.Customers.Rows.Select(c => c.Row.CustomerName)
            .Concat(_history.Oracle.Accounts.Rows.Select(a => a.Row.AccountId))
            .Concat(["Nobody Numbered", "sixty", "10.001", "perhaps"]);

        Assert.All(values, v => Assert.DoesNotContain(v, Report.GetRawText(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AFailureIsReportedToo()
    {
        _history.Harness.Deliver(null, TestFiles.SampleAccounts);
        (await _history.Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.Equal((2, false), (Report.GetProperty("exit_code").GetInt32(), Report.GetProperty("is_committed").GetBoolean()));
        Assert.Contains("Customer.csv", Text(Report, "message"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _history.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static decimal Decimal(JsonElement element, string property) => decimal.Parse(element.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);

    private void AssertTotals(string staging, StagingTotals expected)
    {
        var totals = Report.GetProperty("totals").GetProperty(staging);
        Assert.Equal(
            (expected.Read, expected.Staged, expected.Quarantined, expected.Collapsed),
            (Count("rows_read"), Count("staged"), Count("quarantined"), Count("collapsed")));

        int Count(string property) => totals.GetProperty(property).GetInt32();
    }
}
