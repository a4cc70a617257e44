using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Runtime;

namespace BankingContracts.Engine.Specification;

/// <summary>Stored rows follow the edits of their contract.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class EvolutionSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stored rows hold NULL until a file has the column; then an equal row takes its value and keeps its time of arrival.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "check")]
    [InlineData("full", "timestamp")]
    [InlineData("delta", "timestamp")]
    public async Task AValueOfANewColumnStartsAVersion(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20", "C,30");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency));
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", null, LoanBench.Day(1)], ["B", null, LoanBench.Day(1)], ["C", null, LoanBench.Day(1)]);
        await _bench.AssertAsync("snap_loan", "loan_id, currency_code, dbt_valid_from", ["A", null, LoanBench.Day(1)], ["B", null, LoanBench.Day(1)], ["C", null, LoanBench.Day(1)]);

        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,21,USD", "C,30,");

        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", LoanBench.Day(1)], ["B", "USD", LoanBench.Day(3)], ["C", null, LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", null, LoanBench.Day(1), LoanBench.Day(3)], ["A", "10.00", "EUR", LoanBench.Day(3), null],
            ["B", "20.00", null, LoanBench.Day(1), LoanBench.Day(3)], ["B", "21.00", "USD", LoanBench.Day(3), null],
            ["C", "30.00", null, LoanBench.Day(1), null]);
        await _bench.AssertAsync("loan_summary", "loan_id, loan_amount, currency_code", ["A", "10.00", "EUR"], ["B", "21.00", "USD"], ["C", "30.00", null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>The open version takes the value; no version begins because of it.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task AnOpenVersionTakesTheValueOfANewColumn(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery, Strategy = strategy, OnNewColumn = "backfill" };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,11", "B,20");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency), "LoanID,Amount,Currency", "A,11,EUR", "B,20,");
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", null, LoanBench.Day(1), LoanBench.Day(2)], ["A", "11.00", "EUR", LoanBench.Day(2), null], ["B", "20.00", null, LoanBench.Day(1), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Equal rows take their values in the order of the file, and those that are more than before arrive now.</summary>
    [Fact]
    public async Task CopiesTakeTheirValuesInTheOrderOfTheFile()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount);
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10");
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "A,10");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency), "LoanID,Amount,Currency", "A,10,EUR", "A,10,EUR", "A,10,EUR");
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", LoanBench.Day(1)], ["A", "EUR", LoanBench.Day(2)], ["A", "EUR", LoanBench.Day(3)]);
    }

    /// <summary>A renamed column keeps its values, everywhere and without a version.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task ARenamedColumnKeepsItsValues(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD");
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,x,USD");
        await _bench.RunAsync(contracts.With(
            LoanColumn.Id,
            LoanColumn.Amount with { Header = "Principal", Received = "principal", ReceivedBefore = "amount", Name = "principal_amount", NameBefore = "loan_amount" },
            LoanColumn.Currency with { Received = "loan_currency", ReceivedBefore = "currency" }));
        await _bench.AssertAsync("src_loan", "loan_id, principal, loan_currency, loaded_at", ["A", "11", "EUR", LoanBench.Day(2)], ["B", "x", "USD", LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, principal_amount, currency_code, dbt_valid_from, dbt_valid_to", ["A", "10.00", "EUR", LoanBench.Day(1), LoanBench.Day(2)], ["A", "11.00", "EUR", LoanBench.Day(2), null]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id, principal, failure_reason, _file, _line", ["B", "x", "Invalid principal: invalid format (x)", "loans1.csv", "3"]);
        await _bench.AssertAsync("loan_summary", "loan_id, principal_amount", ["A", "11.00"]);
        await _bench.AssertAsOfAsync(1, "src_loan", "loan_id, principal, loan_currency", ["A", "10", "EUR"], ["B", "x", "USD"]);

        await _bench.RunAsync(null, "LoanID,Principal,Currency", "A,11,EUR", "B,12,USD");
        await _bench.AssertAsync("src_loan", "loan_id, principal, loaded_at", ["A", "11", LoanBench.Day(2)], ["B", "12", LoanBench.Day(4)]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>The order of the columns changes no row.</summary>
    [Fact]
    public async Task ColumnsMayBeInAnotherOrder()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Currency, LoanColumn.Amount));
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD", "C,7,EUR");
        await _bench.AssertAsync("src_loan", "loan_id, loaded_at", ["A", LoanBench.Day(1)], ["B", LoanBench.Day(1)], ["C", LoanBench.Day(3)]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id, _file, _line", ["B", "loans1.csv", "3"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A column that is gone is not compared any more; when it comes back, versions of then have their values again.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("delta")]
    public async Task ARetiredColumnComesBack(string delivery)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { Delivery = delivery };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount));
        await _bench.AssertAsync("snap_loan", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to", ["A", "10.00", LoanBench.Day(1), null], ["B", "20.00", LoanBench.Day(1), null]);
        await _bench.RunAsync(null, "LoanID,Amount", "A,11", "B,20");
        await _bench.AssertAsync("src_loan", "loan_id, amount, loaded_at", ["A", "11", LoanBench.Day(3)], ["B", "20", LoanBench.Day(1)]);

        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,20,USD");

        await _bench.AssertAsync("src_loan", "loan_id, amount, currency, loaded_at", ["A", "11", "EUR", LoanBench.Day(3)], ["B", "20", "USD", LoanBench.Day(1)]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", "EUR", LoanBench.Day(1), LoanBench.Day(3)], ["A", "11.00", null, LoanBench.Day(3), LoanBench.Day(4)], ["A", "11.00", "EUR", LoanBench.Day(4), null], ["B", "20.00", "USD", LoanBench.Day(1), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Columns that went together come back together.</summary>
    [Fact]
    public async Task SeveralRetiredColumnsComeBack()
    {
        var branch = new LoanColumn("Branch", "branch", "branch_name");
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency, branch);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency,Branch", "A,10,EUR,north", "B,20,USD,");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount));
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency,Branch", "A,10,EUR,north", "B,20,USD,");
        await _bench.AssertAsync("snap_loan", "loan_id, currency_code, branch_name, dbt_valid_from, dbt_valid_to", ["A", "EUR", "north", LoanBench.Day(1), null], ["B", "USD", null, LoanBench.Day(1), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Types and promises change in place where every stored value fits, closed versions too.</summary>
    [Fact]
    public async Task AColumnTakesATypeThatEveryStoredValueFits()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10.50,EUR", "B,20,USD");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(20,4)" }, LoanColumn.Currency with { IsRequired = true }));
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.0000", "EUR", LoanBench.Day(1), LoanBench.Day(2)], ["A", "10.5000", "EUR", LoanBench.Day(2), null], ["B", "20.0000", "USD", LoanBench.Day(1), null]);
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(10,2)" }, LoanColumn.Currency));
        await _bench.AssertAsync("snap_loan", "loan_id, loan_amount, dbt_valid_from", ["A", "10.00", LoanBench.Day(1)], ["A", "10.50", LoanBench.Day(2)], ["B", "20.00", LoanBench.Day(1)]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>History keeps its NULLs, and a row of a file that has the column needs a value from now on.</summary>
    [Fact]
    public async Task ARequiredColumnMayLackValuesInHistory()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { IsRequired = true, MayLack = true }));
        await _bench.AssertAsync("snap_loan", "loan_id, currency_code, dbt_valid_from, dbt_valid_to", ["A", "EUR", LoanBench.Day(1), null], ["B", null, LoanBench.Day(1), LoanBench.Day(2)]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id, failure_reason", ["B", "Invalid currency: missing value (NULL)"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A change that a stored value does not fit says which one, and changes nothing.</summary>
    [Fact]
    public async Task AColumnRefusesATypeThatAStoredValueDoesNotFit()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10.55,EUR", "B,20,");
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,20,");

        var narrower = await _bench.TryAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount with { Type = "decimal(10,1)" }, LoanColumn.Currency));
        Assert.Equal(ExitCode.BadInput, narrower.ExitCode);
        Assert.Contains("loan_amount becomes decimal(10,1), but 1 stored row does not fit (loan_id = A), closed versions counted. Nothing was changed. Keep the type decimal(18,2)", narrower.Message, StringComparison.Ordinal);
        var required = await _bench.TryAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { IsRequired = true }));
        Assert.Contains("currency_code becomes not null, but 1 stored row does not fit (loan_id = B)", required.Message, StringComparison.Ordinal);
        Assert.Contains("Allow NULL in history with 'before_added: null' at the column in staging", required.Message, StringComparison.Ordinal);
        _bench.Take(contracts);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>History may demand a value that staging does not. A row without one is told as one of a mart is, and nothing is changed.</summary>
    [Fact]
    public async Task ASnapshotMayBeStricterThanItsStaging()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency) { SnapshotColumns = "columns: [{name: currency_code, constraints: [{type: not_null}]}]" };
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR");
        var broken = await _bench.TryAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,20,");
        Assert.Equal(ExitCode.AuditFailed, broken.ExitCode);
        Assert.Equal("The rows of snap_loan break its contract: currency_code is NULL in 1 row (B). Nothing was changed.", broken.Message);
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await _bench.AssertAsync("snap_loan", "loan_id, currency_code", ["A", "EUR"], ["B", "USD"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Settings are named as contracts write them.</summary>
    [Fact]
    public async Task ARecordOfDeletionsCannotBeginLater()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount);
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10");
        var refused = await _bench.TryAsync(contracts with { SnapshotSettings = "hard_deletes: new_record" });
        Assert.Contains("hard_deletes was invalidate, now it is new_record", refused.Message, StringComparison.Ordinal);
    }
}
