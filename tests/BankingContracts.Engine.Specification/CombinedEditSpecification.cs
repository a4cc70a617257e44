using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Engine.Specification.Faults;

namespace BankingContracts.Engine.Specification;

/// <summary>Stored rows follow an edit of their contract that changes everything at once.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class CombinedEditSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanContracts Before = new(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { Delivery = "delta", Strategy = "timestamp", OnNewColumn = "backfill" };

    private static readonly LoanContracts After = Before.With(
        LoanColumn.Id with { Received = "loan", ReceivedBefore = "loan_id", Name = "contract_id", NameBefore = "loan_id" },
        new LoanColumn("Branch", "branch", "branch_name"),
        LoanColumn.Amount with { Type = "decimal(20,4)" });

    private readonly LoanBench _bench = new(new TFixture());

    /// <summary>How many statements of the run with the edit fail, one for each attempt.</summary>
    protected virtual int Attempts => 8;

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
        await _bench.RunAsync(Before, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.RunAsync(After, "LoanID,Branch,Amount", "A,north,10", "B,,21");
        await _bench.AssertAsync("src_loan", "loan, branch, amount, loaded_at", ["A", "north", "10", LoanBench.Day(1)], ["B", null, "21", LoanBench.Day(2)]);
        await _bench.AssertAsync(
            "snap_loan", "contract_id, branch_name, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "north", "10.0000", LoanBench.Day(1), null], ["B", null, "20.0000", LoanBench.Day(1), LoanBench.Day(2)], ["B", null, "21.0000", LoanBench.Day(2), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Wherever the run with the edit is killed, the next run leaves the rows as if it had not been.</summary>
    [Fact]
    public async Task AnEditThatIsKilledIsDoneByTheNextRun()
    {
        var statements = await AttemptAsync(_bench, null);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            using var bench = new LoanBench(new TFixture());
            await AttemptAsync(bench, new Fault(attempt % 2 == 0 ? FaultKind.Kill : FaultKind.KillAfter, 1 + attempt * statements / Attempts));
            await bench.RunAsync(null);
            await bench.AssertAsync("src_loan", "loan, branch, amount", ["A", "north", "10"], ["B", null, "21"]);
            await bench.AssertAsync(
                "snap_loan", "contract_id, branch_name, loan_amount, dbt_valid_to is null", ["A", "north", "10.0000", "true"], ["B", null, "20.0000", "false"], ["B", null, "21.0000", "true"]);
            await bench.AssertNothingMoreAsync();
        }
    }

    private static async Task<int> AttemptAsync(LoanBench bench, Fault? fault)
    {
        await bench.RunAsync(Before, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        return await bench.AttemptAsync(After, fault, "LoanID,Branch,Amount", "A,north,10", "B,,21");
    }
}
