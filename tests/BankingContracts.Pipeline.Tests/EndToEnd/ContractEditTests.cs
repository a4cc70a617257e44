using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A contract edited over an existing database, the files unchanged unless a test says otherwise.</summary>
public sealed class ContractEditTests : IDisposable
{
    private static readonly Delivered Files = Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,100.00,savings", "B1,2,200.00,savings"]);

    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task ChangedSqlIsRecomputedWithAllBelowIt()
    {
        await EditAsync(p => p.With("account_summary", m => m.Requeried(sql => sql.Replace("0.005", "0.010", StringComparison.Ordinal)) with { Audits = [] }) with { SingularAudits = [] });

        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal([["A1", "2.00"], ["B1", "2.00"]], Harness.Query("select account_id, annual_interest_amount from marts.account_summary order by 1"));
        Assert.Equal([["1", "2.00"], ["2", "2.00"]], Harness.Query("select customer_id, total_annual_interest_amount from marts.customer_profile order by 1"));
    }

    [Fact]
    public async Task RowsThatAChangedSqlLeavesAloneKeepTheirDate()
    {
        await EditAsync(p => p.With("account_summary", m => m.Requeried(sql => sql.Replace("0.005", "0.010", StringComparison.Ordinal)) with { Audits = [] }) with { SingularAudits = [] });
        var before = Harness.Query("select calculated_at from marts.account_summary where account_id = 'B1'");

        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal(before, Harness.Query("select calculated_at from marts.account_summary where account_id = 'B1'"));
        Assert.NotEqual(before, Harness.Query("select calculated_at from marts.account_summary where account_id = 'A1'"));
    }

    [Fact]
    public async Task ChangedCleaningReachesHistoryAndMarts()
    {
        await EditAsync(p => p.With("stg_customer", m => m.Recleaned(sql => $"select * replace (upper(customer_name) as customer_name) from ({sql})") with { Audits = [] }));

        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal([["ADA"], ["BOB"]], Harness.Query("select customer_name from marts.customer_profile order by 1"));
        Assert.Equal(
            [["ada", "false"], ["ADA", "true"]],
            Harness.Query("select customer_name, dbt_valid_to is null from snapshots.snap_customer where customer_id = 1 order by dbt_valid_from"));
    }

    [Fact]
    public async Task ANewColumnThatIsFilledOpensNoVersions()
    {
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,50.00,savings", "B1,2,200.00,savings"]));
        await EditAsync(p => p
            .With("stg_account", m => m.Recleaned(sql => $"select *, 'north' as branch_name from ({sql})").WithColumn("branch_name"))
            .With("snap_account", m => m.WithColumn("branch_name") with
            {
                Body = (SnapshotBody)m.Body with { CheckColumns = [.. ((SnapshotBody)m.Body).CheckColumns, "branch_name"], FillsNewColumns = true },
            }));

        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal(
            [["A1", "50.00", null], ["A1", "100.00", "north"], ["B1", "200.00", "north"]],
            Harness.Query("select account_id, balance_amount, branch_name from snapshots.snap_account order by account_id, dbt_valid_from"));
        (await Harness.RunAsync(_history.NextRunAt.AddDays(1))).Ended(ExitCode.Done);
        Assert.Equal([["3"]], Harness.Query("select count(*) from snapshots.snap_account"));
    }

    [Theory]
    [InlineData("customer_profile")]
    [InlineData("account_summary", "customer_profile")]
    [InlineData("snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    [InlineData("stg_account", "quarantine_stg_account", "snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    public async Task AModelThatReturnsMakesUpForWhatItMissed(params string[] removed)
    {
        var whole = Harness.Pipeline;
        await EditAsync(p => p.Without(removed));
        Deliver(Delivered.Lines(["1,Ada,yes", "2,Bob,no", "3,Eve,no"], ["A1,1,300.00,savings", "B1,2,200.00,savings", "C1,3,400.00,savings"]));
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Harness.Pipeline = whole;
        (await Harness.RunAsync(_history.NextRunAt.AddDays(1))).Ended(ExitCode.Done);

        Assert.Equal([["1", "300.00"], ["2", "200.00"], ["3", "400.00"]], Harness.Query("select customer_id, total_balance_amount from marts.customer_profile order by 1"));
        Assert.Equal(
            [["A1", "100.00", "false"], ["A1", "300.00", "true"], ["B1", "200.00", "true"], ["C1", "400.00", "true"]],
            Harness.Query("select account_id, balance_amount, dbt_valid_to is null from snapshots.snap_account order by account_id, dbt_valid_from"));
        (await Harness.RunAsync(_history.NextRunAt.AddDays(2), "--full-refresh")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task ATestThatReturnsIsRunAgain()
    {
        var whole = Harness.Pipeline;
        await EditAsync(p => p with { SingularAudits = [] });
        Deliver(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,300.00,savings", "B1,2,200.00,savings"]));
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Harness.Pipeline = whole with { SingularAudits = [.. whole.SingularAudits.Select(a => a with { FailingRows = SqlText.Portable("select account_id from account_summary") })] };
        (await Harness.RunAsync(_history.NextRunAt.AddDays(1))).Ended(ExitCode.AuditFailed);
    }

    [Theory]
    [InlineData("snap_account", "strategy")]
    [InlineData("snap_customer", "hard_deletes")]
    public async Task AChangeThatHistoryCannotFollowIsRefusedWithTheRemedy(string model, string named)
    {
        await EditAsync(p => p.With(model, m => named switch
        {
            "strategy" => m with { Body = (SnapshotBody)m.Body with { Strategy = SnapshotStrategy.Timestamp, UpdatedAt = "loaded_at", CheckColumns = [], UpdatedAtIsLoadTime = true } },
            _ => m with { Body = (SnapshotBody)m.Body with { HardDeletes = HardDeletes.NewRecord } },
        }));
        var before = Harness.Fingerprint();

        var run = (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.Contains(model, run.Error, StringComparison.Ordinal);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Contains($"continues: {model}", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task AMartWithOtherColumnsIsBuiltAnew()
    {
        await EditAsync(p => p.With("customer_profile", m => m.Requeried(sql => $"select *, 'x' as region_name from ({sql})").WithColumn("region_name")));

        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal([["1", "x"], ["2", "x"]], Harness.Query("select customer_id, region_name from marts.customer_profile order by 1"));
        Assert.Contains("region_name", File.ReadLines(Path.Combine(Harness.Outputs, "customer_profile.csv")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMartThatNoLongerFitsItsSqlIsRefused()
    {
        await EditAsync(p => p.With("customer_profile", m => m.WithColumn("region_name")));
        var before = Harness.Fingerprint();

        var run = (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.Contains("region_name", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Harness.Fingerprint());
    }

    private async Task EditAsync(Func<PipelineDefinition, PipelineDefinition> edit)
    {
        await _history.AddAsync(Files);
        Harness.Pipeline = edit(Harness.Pipeline);
    }

    private void Deliver(Delivered files) => Harness.Deliver(files.Customers, files.Accounts);
}
