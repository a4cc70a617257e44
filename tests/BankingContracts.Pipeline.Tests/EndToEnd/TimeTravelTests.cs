using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What <c>query --as-of</c> shows; that every table is restored in every case is proven by the random sequences.</summary>
public sealed class TimeTravelTests : IDisposable
{
    private const string Query = "select account_id, original_balance_amount from account_summary order by account_id";

    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task AFullJoinInACorrelatedSubqueryIsComputedAsOfThen()
    {
        // True of every row: no account has two owners.
        Harness.Pipeline = Harness.Pipeline.With("int_savings_account_only", m => m.Requeried(sql => $"""
            {sql}
                and not exists (
                    select 1 from (
                        select x.account_id, y.customer_id
                        from int_account_with_customer as x
                        full join int_account_with_customer as y on x.account_id = y.account_id and x.customer_id <> y.customer_id) as f
                    where f.account_id = int_account_with_customer.account_id and f.customer_id is not null)
            """));
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,100.00,savings", "B1,2,200.00,savings"]));
        var firstRunAt = _history.LastRunAt;
        await _history.AddAsync(Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,150.00,savings", "B1,2,200.00,savings"]));

        var then = (await Harness.InvokeAsync("query", Query, "--as-of", RunClock.Text(firstRunAt), "--format", "csv")).Ended(ExitCode.Done);
        var now = (await Harness.InvokeAsync("query", Query, "--format", "csv")).Ended(ExitCode.Done);

        Assert.Equal(["account_id,original_balance_amount", "A1,100.00", "B1,200.00"], then.Out.Trim().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(["account_id,original_balance_amount", "A1,150.00", "B1,200.00"], now.Out.Trim().ReplaceLineEndings("\n").Split('\n'));
    }
}
