using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Runtime;

namespace BankingContracts.Engine.Specification;

/// <summary>Columns that a file must have from now on, or may lack, over rows from files without them.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class RequiredColumnSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanColumn Required = LoanColumn.Currency with { IsRequired = true };
    private static readonly LoanColumn MayLack = Required with { MayLack = true };
    private static readonly LoanColumn Defaulted = Required with { Default = "EUR" };

    private readonly LoanBench _bench = new(new TFixture());

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A row is judged on the column as soon as a file with the column has brought it, also when nothing else of it changed.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("full", "timestamp")]
    public async Task RowsFromFilesWithoutTheColumnAreNotJudgedOnIt(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20", "C,30");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, MayLack));
        await _bench.AssertAsync("src_loan", "loan_id, currency, _absent", ["A", null, "currency"], ["B", null, "currency"], ["C", null, "currency"]);
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", null], ["B", null], ["C", null]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id");

        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,20,", "C,31,USD");
        await _bench.AssertAsync(
            "src_loan", "loan_id, currency, loaded_at, _absent", ["A", "EUR", LoanBench.Day(1), null], ["B", null, LoanBench.Day(1), null], ["C", "USD", LoanBench.Day(3), null]);
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", "EUR"], ["C", "USD"]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id, failure_reason, _file, _line", ["B", "Invalid currency: missing value (NULL)", "loans3.csv", "3"]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", null, LoanBench.Day(1), LoanBench.Day(3)], ["A", "EUR", LoanBench.Day(3), null], ["B", null, LoanBench.Day(1), LoanBench.Day(3)], ["C", null, LoanBench.Day(1), LoanBench.Day(3)], ["C", "USD", LoanBench.Day(3), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>In a delta source rows of old files stay unjudged until a file has their key.</summary>
    [Theory]
    [InlineData("check")]
    [InlineData("timestamp")]
    public async Task RowsOfOldDeltaFilesStayUnjudged(string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = "delta", Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20", "C,30", "D,40");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, MayLack), "LoanID,Amount,Currency", "A,10,EUR", "B,20,");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", "EUR"], ["C", null], ["D", null]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id", ["B"]);
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "C,30,", "B,20,USD");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", "EUR"], ["B", "USD"], ["D", null]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id", ["C"]);
        await _bench.AssertAsync("src_loan", "loan_id, currency, _absent", ["A", "EUR", null], ["B", "USD", null], ["C", null, null], ["D", null, "currency"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A column that came earlier and that no file had yet may become required.</summary>
    [Fact]
    public async Task AColumnThatNoFileHadYetMayBecomeRequired()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount);
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency));
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, MayLack));
        await _bench.AssertAsync("stg_loan", "loan_id", ["A"], ["B"]);
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, MayLack with { Received = "ccy", ReceivedBefore = "currency" }));
        await _bench.AssertAsync("src_loan", "loan_id, _absent", ["A", "ccy"], ["B", "ccy"]);
        await _bench.AssertAsync("stg_loan", "loan_id", ["A"], ["B"]);
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,", "B,20,EUR");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["B", "EUR"]);
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { Received = "ccy" }));
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", null], ["B", "EUR"]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Versions from before hold the default, so no version begins for it.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task VersionsFromBeforeHoldTheDefault(string delivery, string strategy)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery, Strategy = strategy };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,11", "B,20");
        await _bench.RunAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, Defaulted));
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", "EUR", LoanBench.Day(1), LoanBench.Day(2)], ["A", "11.00", "EUR", LoanBench.Day(2), null], ["B", "20.00", "EUR", LoanBench.Day(1), null]);
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,11,USD", "B,20,");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", "USD"], ["B", "EUR"]);
        await _bench.AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", "EUR", LoanBench.Day(1), LoanBench.Day(2)],
            ["A", "11.00", "EUR", LoanBench.Day(2), LoanBench.Day(4)],
            ["A", "11.00", "USD", LoanBench.Day(4), null],
            ["B", "20.00", "EUR", LoanBench.Day(1), null]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>Without a word for rows from before, nothing is changed, and the message has both words.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("delta")]
    public async Task ARequiredColumnNeedsAWordForRowsFromBefore(string delivery)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount) { Delivery = delivery };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10");
        var result = await _bench.TryAsync(contracts.With(LoanColumn.Id, LoanColumn.Amount, Required));
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("currency_code", result.Message, StringComparison.Ordinal);
        Assert.Contains("before_added: null", result.Message, StringComparison.Ordinal);
        Assert.Contains("default", result.Message, StringComparison.Ordinal);
        await _bench.RunAsync(contracts);
        await _bench.AssertAsync("snap_loan", "loan_id", ["A"]);
    }

    /// <summary>A file may call a column by each of its names.</summary>
    [Fact]
    public async Task AFileMayUseEachOfTheNames()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { Names = "Currency, CCY" });
        await _bench.RunAsync(contracts, "LoanID,Amount,CCY", "A,10,EUR", "CCY,CCY,CCY");
        await _bench.RunAsync(null, "Currency,LoanID,Amount", "EUR,A,10", "USD,B,20", "Currency,LoanID,Amount");
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", LoanBench.Day(1)], ["B", "USD", LoanBench.Day(2)], ["LoanID", "Currency", LoanBench.Day(2)]);
        await _bench.AssertAsync("quarantine_stg_loan", "loan_id, failure_reason", ["LoanID", "Invalid row: repeats the header"]);
        var both = await _bench.TryAsync(null, "LoanID,Amount,CCY,Currency", "A,10,EUR,EUR");
        Assert.Equal(ExitCode.BadInput, both.ExitCode);
        Assert.Contains("repeated: CCY, Currency", both.Message, StringComparison.Ordinal);
        await _bench.AssertAsync("src_loan", "loan_id", ["A"], ["B"], ["LoanID"]);
    }

    /// <summary>A file may lack an optional column: its rows hold NULL, and rows that are equal otherwise take the value of a later file in place.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("delta")]
    public async Task AFileMayLackAnOptionalColumn(string delivery)
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency with { IsOptional = true }) { Delivery = delivery };
        await _bench.RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", null, LoanBench.Day(1)], ["B", null, LoanBench.Day(1)]);
        await _bench.RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,20,");
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", LoanBench.Day(1)], ["B", null, LoanBench.Day(1)]);
        await _bench.RunAsync(null, "LoanID,Amount", "A,10", "B,21");
        await _bench.AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", null, LoanBench.Day(3)], ["B", null, LoanBench.Day(3)]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A required column may be optional in files: a row is judged on it only where its file has it.</summary>
    [Fact]
    public async Task AnOptionalColumnIsRequiredWhereTheFileHasIt()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, MayLack with { IsOptional = true });
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,", "C,30,USD");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", "EUR"], ["C", "USD"]);
        await _bench.RunAsync(null, "LoanID,Amount", "A,10", "B,20", "C,30");
        await _bench.AssertAsync("stg_loan", "loan_id, currency_code", ["A", null], ["B", null], ["C", null]);
        await _bench.AssertAsync("src_loan", "loan_id, loaded_at", ["A", LoanBench.Day(2)], ["B", LoanBench.Day(1)], ["C", LoanBench.Day(2)]);
        await _bench.AssertNothingMoreAsync();
    }

    /// <summary>A file that lacks a column is refused with the word that would allow it.</summary>
    [Fact]
    public async Task AFileThatLacksAColumnIsRefused()
    {
        var contracts = new LoanContracts(LoanColumn.Id, LoanColumn.Amount, LoanColumn.Currency);
        await _bench.RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR");
        var result = await _bench.TryAsync(null, "LoanID,Amount", "A,10");
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("missing: Currency", result.Message, StringComparison.Ordinal);
        Assert.Contains("'optional: true'", result.Message, StringComparison.Ordinal);
        await _bench.AssertAsync("src_loan", "loan_id, currency", ["A", "EUR"]);
    }
}
