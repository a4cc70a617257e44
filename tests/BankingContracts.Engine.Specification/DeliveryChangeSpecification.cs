using BankingContracts.Engine.Specification.Contracts;

namespace BankingContracts.Engine.Specification;

/// <summary>A source is delivered otherwise from now on, over rows that are stored.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class DeliveryChangeSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanColumn Branch = new("Branch", "branch", "branch_name");

    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>With another key the newest row of each key stays; rows without a key stay, too.</summary>
    [Theory]
    [InlineData("check")]
    [InlineData("timestamp")]
    public async Task TheNewestRowOfEachNewKeyIsKept(string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Branch) { Delivery = "delta", Strategy = strategy, SourceKey = "[loan_id, branch]" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Branch", "A,10,north", "B,20,north", ",1,north", "C,30,north", "C,31,south");
        await _bench.RunAsync(null, "LoanID,Amount,Branch", "A,11,south");
        await _bench.AssertAsync("stg_loan", "loan_id", ["B"]);

        await _bench.RunAsync(contracts with { SourceKey = "loan_id" });
        await _bench.AssertAsync("src_loan", "loan_id, amount, loaded_at", ["A", "11", LoanBench.Day(2)], ["B", "20", LoanBench.Day(1)], [null, "1", LoanBench.Day(1)], ["C", "31", LoanBench.Day(1)]);
        await _bench.AssertAsync("stg_loan", "loan_id, loan_amount", ["A", "11.00"], ["B", "20.00"], ["C", "31.00"]);
        await _bench.AssertAsync("quarantine_stg_loan", "amount, _file, _line", ["1", "loans1.csv", "4"]);
        await _bench.AssertAsOfAsync(2, "src_loan", "loan_id, amount", ["A", "10"], ["A", "11"], ["B", "20"], [null, "1"], ["C", "30"], ["C", "31"]);

        await _bench.RunAsync(null, "LoanID,Amount,Branch", "A,12,north");
        await _bench.AssertAsync("src_loan", "loan_id, amount", ["A", "12"], ["B", "20"], [null, "1"], ["C", "31"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>The stored rows are what the next delta file changes.</summary>
    [Fact]
    public async Task AFullSourceMayBecomeADeltaSource()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount);
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(contracts with { Delivery = "delta" });
        await _bench.AssertAsync("snap_loan", "loan_id, dbt_valid_from, dbt_valid_to", ["A", LoanBench.Day(1), null], ["B", LoanBench.Day(1), null]);
        await _bench.RunAsync(null, "LoanID,Amount", "A,11");
        await _bench.AssertAsync("src_loan", "loan_id, amount, loaded_at", ["A", "11", LoanBench.Day(3)], ["B", "20", LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", LoanBench.Day(1), LoanBench.Day(3)], ["A", "11.00", LoanBench.Day(3), null], ["B", "20.00", LoanBench.Day(1), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>The next full file is compared with the stored rows: a key that it lacks is deleted.</summary>
    [Fact]
    public async Task ADeltaSourceMayBecomeAFullSource()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = "delta" };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(null, "LoanID,Amount", "C,30");
        await _bench.RunAsync(contracts with { Delivery = "full" });
        await _bench.AssertAsync("src_loan", "loan_id", ["A"], ["B"], ["C"]);
        await _bench.RunAsync(null, "LoanID,Amount", "A,10", "C,31");
        await _bench.AssertAsync("src_loan", "loan_id, amount, loaded_at", ["A", "10", LoanBench.Day(1)], ["C", "31", LoanBench.Day(4)]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", LoanBench.Day(1), null], ["B", "20.00", LoanBench.Day(1), LoanBench.Day(4)], ["C", "30.00", LoanBench.Day(2), LoanBench.Day(4)], ["C", "31.00", LoanBench.Day(4), null]);
        await _bench.AssertNothingMoreAsync();
    }
}
