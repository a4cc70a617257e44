using BankingContracts.Engine.Specification.Contracts;

namespace BankingContracts.Engine.Specification;

/// <summary>Stored rows follow an edit of their contract that changes everything at once.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class CombinedEditSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An edit may do all of it at once.</summary>
    [Fact]
    public async Task OneEditDoesEverything()
    {
        var branch = new LoanColumn("Branch", "branch", "branch_name");
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { Delivery = "delta", Strategy = "timestamp", OnNewColumn = "backfill" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.RunAsync(
            contracts.With(
                LoanColumn.Id with { Received = "loan", ReceivedBefore = "loan_id", Name = "contract_id", NameBefore = "loan_id" }, branch, LoanColumn.Amount with { Type = "decimal(20,4)" }),
            "LoanID,Branch,Amount", "A,north,10", "B,,21");
        await _bench.AssertAsync("src_loan", "loan, branch, amount, loaded_at", ["A", "north", "10", LoanBench.Day(1)], ["B", null, "21", LoanBench.Day(2)]);
        await _bench.AssertAsync(
            "snap_loan", "contract_id, branch_name, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "north", "10.0000", LoanBench.Day(1), null], ["B", null, "20.0000", LoanBench.Day(1), LoanBench.Day(2)], ["B", null, "21.0000", LoanBench.Day(2), null]);
        await _bench.AssertNothingMoreAsync();
    }
}
