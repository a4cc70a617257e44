using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Runtime;

namespace BankingContracts.Engine.Specification;

/// <summary>A history goes on in another snapshot, and columns that staging has no more stay readable.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class RetirementSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanColumn Number = new("Number", "number", "contract_id", IsRequired: true);

    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Open versions end in the retired snapshot and begin in the other one at the time of the run; closed ones stay where they are.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("full", "timestamp")]
    [InlineData("delta", "check")]
    public async Task AnotherKeyContinuesInAnotherSnapshot(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Number) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,2");
        await _bench.RunAsync(null, "LoanID,Amount,Number", "A,11,1", "B,20,2");
        var next = ByNumber(contracts, strategy);
        await _bench.RunAsync(next);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", LoanBench.Day(1), LoanBench.Day(2)], ["A", "11.00", LoanBench.Day(2), LoanBench.Day(3)], ["B", "20.00", LoanBench.Day(1), LoanBench.Day(3)]);
        await _bench.AssertAsync(
            "snap_contract", "contract_id, loan_id, loan_amount, dbt_valid_from, dbt_valid_to", ["1", "A", "11.00", LoanBench.Day(3), null], ["2", "B", "20.00", LoanBench.Day(3), null]);

        await _bench.RunAsync(null, "LoanID,Amount,Number", "A,12,1", "B,20,2", "C,30,3");
        await _bench.AssertAsync(
            "snap_contract", "contract_id, loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["1", "A", "11.00", LoanBench.Day(3), LoanBench.Day(4)], ["1", "A", "12.00", LoanBench.Day(4), null], ["2", "B", "20.00", LoanBench.Day(3), null], ["3", "C", "30.00", LoanBench.Day(4), null]);
        await _bench.AssertAsync("snap_loan", "loan_id, dbt_valid_to", ["A", LoanBench.Day(2)], ["A", LoanBench.Day(3)], ["B", LoanBench.Day(3)]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Versions that closed before the new key came hold NULL in it; only open ones need a value.</summary>
    [Fact]
    public async Task TheNewKeyMayBeYoungerThanTheHistory()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount);
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,11", "B,20");
        var numbered = contracts.With(LoanColumn.Id, LoanColumn.Amount, Number with { IsRequired = false });
        await _bench.RunAsync(numbered);
        var tooEarly = await _bench.TryAsync(ByNumber(contracts, "check"), "LoanID,Amount,Number", "A,11,1", "B,20,2");
        Assert.Contains("snap_contract cannot continue snap_loan: 2 open versions have no value for the new key (contract_id)", tooEarly.Message, StringComparison.Ordinal);
        await _bench.RunAsync(numbered, "LoanID,Amount,Number", "A,11,1", "B,20,2");

        await _bench.RunAsync(ByNumber(contracts, "check"));

        await _bench.AssertAsync("snap_loan", "loan_id, contract_id, loan_amount", ["A", null, "10.00"], ["A", null, "11.00"], ["A", "1", "11.00"], ["B", null, "20.00"], ["B", "2", "20.00"]);
        await _bench.AssertAsync("snap_contract", "contract_id, loan_id, dbt_valid_to", ["1", "A", null], ["2", "B", null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A key whose rows are quarantined goes on with its last good version; a key that is gone in the same file only ends.</summary>
    [Fact]
    public async Task AKeyThatIsQuarantinedGoesOnAndAKeyThatIsGoneEnds()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Number) { SnapshotSettings = "on_quarantine: keep" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,2", "C,30,3");
        await _bench.RunAsync(ByNumber(contracts, "check"), "LoanID,Amount,Number", "A,x,1", "B,21,2");
        await _bench.AssertAsync("snap_loan", "loan_id, loan_amount, dbt_valid_to", ["A", "10.00", LoanBench.Day(2)], ["B", "20.00", LoanBench.Day(2)], ["C", "30.00", LoanBench.Day(2)]);
        await _bench.AssertAsync(
            "snap_contract", "contract_id, loan_id, loan_amount, dbt_valid_from, dbt_valid_to", ["1", "A", "10.00", LoanBench.Day(2), null], ["2", "B", "21.00", LoanBench.Day(2), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>The run that continues a history loads several files after each other: a key that is quarantined in between, or that is gone in between, goes on.</summary>
    [Fact]
    public async Task TheFirstRunMayLoadSeveralFiles()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Number) { SnapshotSettings = "on_quarantine: keep" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,2", "C,30,3", "D,40,4");
        _bench.Take(ByNumber(contracts, "check") with { SnapshotSettings = "on_quarantine: keep" });
        await _bench.RunFilesAsync(
            ("loans_a.csv", ["LoanID,Amount,Number", "A,x,1", "C,31,3", "D,x,4"]), ("loans_b.csv", ["LoanID,Amount,Number", "A,y,1", "B,21,2", "C,32,3", "D,41,4"]));
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, dbt_valid_to",
            ["A", "10.00", LoanBench.Day(2)], ["B", "20.00", LoanBench.Day(2)], ["C", "30.00", LoanBench.Day(2)], ["D", "40.00", LoanBench.Day(2)]);
        await _bench.AssertAsync(
            "snap_contract", "contract_id, loan_id, loan_amount, dbt_valid_from, dbt_valid_to",
            ["1", "A", "10.00", LoanBench.Day(2), null], ["2", "B", "21.00", LoanBench.Day(2), null], ["3", "C", "32.00", LoanBench.Day(2), null], ["4", "D", "41.00", LoanBench.Day(2), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>When the first file of that run has none of the keys, the next one has them again.</summary>
    [Fact]
    public async Task AllKeysMayBeGoneInBetween()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Number) { SnapshotSettings = "on_quarantine: keep" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,2", "C,30,3");
        _bench.Take(ByNumber(contracts, "check"));
        await _bench.RunFilesAsync(("loans_a.csv", ["LoanID,Amount,Number"]), ("loans_b.csv", ["LoanID,Amount,Number", "A,x,1", "B,21,2"]));
        await _bench.AssertAsync("snap_loan", "loan_id, dbt_valid_to", ["A", LoanBench.Day(2)], ["B", LoanBench.Day(2)], ["C", LoanBench.Day(2)]);
        await _bench.AssertAsync(
            "snap_contract", "contract_id, loan_id, loan_amount, dbt_valid_from, dbt_valid_to", ["1", "A", "10.00", LoanBench.Day(2), null], ["2", "B", "21.00", LoanBench.Day(2), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Versions that would meet are refused with their number and keys, and nothing is changed.</summary>
    [Fact]
    public async Task TwoVersionsThatMeetInOneKeyAreRefused()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, Number);
        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,1", "C,30,3");
        var result = await _bench.TryAsync(ByNumber(contracts, "check"));
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("snap_contract cannot continue snap_loan: 2 open versions meet in one new key (contract_id): loan_id = A, contract_id = 1; loan_id = B, contract_id = 1", result.Message, StringComparison.Ordinal);
        await _bench.AssertAsync("snap_loan", "loan_id, dbt_valid_to", ["A", null], ["B", null], ["C", null]);

        await _bench.RunAsync(contracts, "LoanID,Amount,Number", "A,10,1", "B,20,2", "C,30,3");
        await _bench.RunAsync(ByNumber(contracts, "check"));
        await _bench.AssertAsync("snap_contract", "contract_id, loan_id", ["1", "A"], ["2", "B"], ["3", "C"]);
    }

    /// <summary>Versions keep their values in a retired column, new versions hold NULL, and the column can be read.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task ARetiredColumnStaysReadable(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { IsRequired = true }) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount) with { SnapshotColumns = "columns: [{name: currency_code, data_type: varchar, retired: true}]" });
        await _bench.RunAsync(null, "LoanID,Amount", "A,11", "B,20", "C,30");
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", "EUR", LoanBench.Day(1), LoanBench.Day(3)], ["A", "11.00", null, LoanBench.Day(3), null], ["B", "20.00", "USD", LoanBench.Day(1), null], ["C", "30.00", null, LoanBench.Day(3), null]);
        await _bench.AssertNothingMoreAsync();

        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency), "LoanID,Amount,Currency", "A,11,EUR", "B,20,USD", "C,30,");
        await _bench.AssertAsync("snap_loan", "loan_id, currency_code, dbt_valid_to", ["A", "EUR", LoanBench.Day(3)], ["A", null, LoanBench.Day(5)], ["A", "EUR", null], ["B", "USD", null], ["C", null, null]);
        await _bench.AssertNothingMoreAsync();
    }

    private static LoanContracts ByNumber(LoanContracts contracts, string strategy) => contracts with
    {
        Columns = [Number, LoanColumn.Id, LoanColumn.Amount],
        SnapshotName = "snap_contract",
        Continues = "snap_loan",
        SourceKey = "loan_id",
        MoreSnapshots = $$"""
              - name: snap_loan
                retired: true
                relation: stg_loan
                config: {unique_key: loan_id, strategy: {{strategy}}, {{(strategy == "check" ? "check_cols: all" : "updated_at: loaded_at")}}}
            """,
    };
}
