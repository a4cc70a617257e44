using BankingContracts.Engine.Specification.Contracts;

namespace BankingContracts.Engine.Specification;

/// <summary>Models get other names, and everything that is stored about them moves with them.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class RenamedModelSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Rows, history, refused rows, past rows and the ledger follow; nothing is loaded again and no version begins.</summary>
    [Theory]
    [InlineData("full", "check", "table")]
    [InlineData("delta", "timestamp", "table")]
    [InlineData("full", "timestamp", "view")]
    public async Task EverythingMovesWithTheModels(string delivery, string strategy, string mart)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery, Strategy = strategy, Materialized = mart };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,x", "C,30,x", "D,40");
        await _bench.RunAsync(null, "LoanID,Amount", "A,11", "B,x", "C,31,x", "D,40");
        await _bench.RunAsync(contracts with { Word = "credit", WordBefore = "loan" });
        await _bench.AssertAsync("src_credit", "loan_id, amount, loaded_at", ["A", "11", LoanBench.Day(2)], ["B", "x", LoanBench.Day(1)], ["D", "40", LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_credit", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", LoanBench.Day(1), LoanBench.Day(2)], ["A", "11.00", LoanBench.Day(2), null], ["D", "40.00", LoanBench.Day(1), null]);
        string?[][] quarantined = [["B", "x", LoanBench.Day(1), "loans1.csv", "3"], [null, null, LoanBench.Day(1), "loans1.csv", "4"], [null, null, LoanBench.Day(2), "loans2.csv", "4"]];
        await _bench.AssertAsync("quarantine_stg_credit", "loan_id, amount, quarantined_at, _file, _line", delivery == "delta" ? quarantined : [quarantined[0], quarantined[2]]);
        await _bench.AssertAsync("credit_summary", "loan_id, loan_amount", ["A", "11.00"], ["D", "40.00"]);
        await _bench.AssertAsOfAsync(1, "src_credit", "loan_id, amount", ["A", "10"], ["B", "x"], ["D", "40"]);

        await _bench.RunAsync(null, "LoanID,Amount", "A,12", "B,20", "D,40");
        await _bench.AssertAsync("src_credit", "loan_id, amount, loaded_at", ["A", "12", LoanBench.Day(4)], ["B", "20", LoanBench.Day(4)], ["D", "40", LoanBench.Day(1)]);
        await _bench.AssertAsOfAsync(2, "src_credit", "loan_id, amount", ["A", "11"], ["B", "x"], ["D", "40"]);
        await _bench.AssertNothingMoreAsync();
        await _bench.AssertGoneAsync("loan");
    }

    /// <summary>A name may change together with columns, and a second time over databases of both names.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("delta")]
    public async Task ANameMayChangeTogetherWithColumns(string delivery)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { Delivery = delivery };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD");
        var credits = contracts with
        {
            Word = "credit",
            WordBefore = "loan",
            Columns = [LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(20,4)", Received = "principal", ReceivedBefore = "amount" }, new("Branch", "branch", "branch_name")],
        };
        await _bench.RunAsync(credits, "LoanID,Amount,Branch", "A,10,north", "B,x,");
        await _bench.AssertAsync("src_credit", "loan_id, principal, branch, loaded_at", ["A", "10", "north", LoanBench.Day(1)], ["B", "x", null, LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_credit", "loan_id, loan_amount, branch_name, dbt_valid_from, dbt_valid_to", ["A", "10.0000", null, LoanBench.Day(1), LoanBench.Day(2)], ["A", "10.0000", "north", LoanBench.Day(2), null]);
        await _bench.RunAsync(credits with { Word = "lending", WordBefore = "credit", Columns = [LoanColumn.Id, credits.Columns[1] with { ReceivedBefore = "" }, LoanColumn.Currency] }, "LoanID,Amount,Currency", "A,10,EUR", "B,x,");
        await _bench.AssertAsync(
            "snap_lending", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.0000", "EUR", LoanBench.Day(1), LoanBench.Day(2)], ["A", "10.0000", null, LoanBench.Day(2), LoanBench.Day(3)], ["A", "10.0000", "EUR", LoanBench.Day(3), null]);
        await _bench.AssertNothingMoreAsync();
        await _bench.AssertGoneAsync("loan");
        await _bench.AssertGoneAsync("credit");
    }

    /// <summary>The former name may stay in the contract when the table has moved, and a table may become a view on its way.</summary>
    [Theory]
    [InlineData("table", "view")]
    [InlineData("view", "table")]
    public async Task AMartMayBecomeAViewOnItsWay(string before, string after)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Materialized = before };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10");
        var moved = contracts with { Word = "credit", WordBefore = "loan", Materialized = after };
        await _bench.RunAsync(moved);
        await _bench.RunAsync(moved, "LoanID,Amount", "A,10", "B,20");
        await _bench.AssertAsync("credit_summary", "loan_id, loan_amount", ["A", "10.00"], ["B", "20.00"]);
        await _bench.AssertNothingMoreAsync();
        await _bench.AssertGoneAsync("loan");
    }
}
