using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Engine.Specification;

/// <summary>Stored rows follow the edits of their contract.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class EvolutionSpecification<TFixture> : IDisposable
    where TFixture : EngineFixture, new()
{
    private static readonly LoanColumn Id = new("LoanID", "loan_id", "loan_id", IsRequired: true);
    private static readonly LoanColumn Amount = new("Amount", "amount", "loan_amount", "decimal(18,2)");
    private static readonly LoanColumn Currency = new("Currency", "currency", "currency_code");
    private static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    private readonly RunDirectory _place = new(new LoanContracts(Id, Amount).Compile(), new TFixture());
    private int _day;

    /// <inheritdoc/>
    public void Dispose()
    {
        _place.Dispose();
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
        var contracts = new LoanContracts(Id, Amount) { Delivery = delivery, Strategy = strategy };
        await RunAsync(contracts, "LoanID,Amount", "A,10", "B,20", "C,30");
        await RunAsync(contracts.With(Id, Amount, Currency));
        await AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", null, Day(1)], ["B", null, Day(1)], ["C", null, Day(1)]);
        await AssertAsync("snap_loan", "loan_id, currency_code, dbt_valid_from", ["A", null, Day(1)], ["B", null, Day(1)], ["C", null, Day(1)]);

        await RunAsync(null, "LoanID,Amount,Currency", "A,10,EUR", "B,21,USD", "C,30,");

        await AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", Day(1)], ["B", "USD", Day(3)], ["C", null, Day(1)]);
        await AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", null, Day(1), Day(3)], ["A", "10.00", "EUR", Day(3), null],
            ["B", "20.00", null, Day(1), Day(3)], ["B", "21.00", "USD", Day(3), null],
            ["C", "30.00", null, Day(1), null]);
        await AssertAsync("loan_summary", "loan_id, loan_amount, currency_code", ["A", "10.00", "EUR"], ["B", "21.00", "USD"], ["C", "30.00", null]);
        await AssertNothingMoreAsync();
    }

    /// <summary>The open version takes the value; no version begins because of it.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task AnOpenVersionTakesTheValueOfANewColumn(string delivery, string strategy)
    {
        var contracts = new LoanContracts(Id, Amount) { Delivery = delivery, Strategy = strategy, OnNewColumn = "backfill" };
        await RunAsync(contracts, "LoanID,Amount", "A,10", "B,20");
        await RunAsync(contracts, "LoanID,Amount", "A,11", "B,20");
        await RunAsync(contracts.With(Id, Amount, Currency), "LoanID,Amount,Currency", "A,11,EUR", "B,20,");
        await AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", null, Day(1), Day(2)], ["A", "11.00", "EUR", Day(2), null], ["B", "20.00", null, Day(1), null]);
        await AssertNothingMoreAsync();
    }

    /// <summary>Equal rows take their values in the order of the file, and those that are more than before arrive now.</summary>
    [Fact]
    public async Task CopiesTakeTheirValuesInTheOrderOfTheFile()
    {
        var contracts = new LoanContracts(Id, Amount);
        await RunAsync(contracts, "LoanID,Amount", "A,10");
        await RunAsync(contracts, "LoanID,Amount", "A,10", "A,10");
        await RunAsync(contracts.With(Id, Amount, Currency), "LoanID,Amount,Currency", "A,10,EUR", "A,10,EUR", "A,10,EUR");
        await AssertAsync("src_loan", "loan_id, currency, loaded_at", ["A", "EUR", Day(1)], ["A", "EUR", Day(2)], ["A", "EUR", Day(3)]);
    }

    /// <summary>A renamed column keeps its values, everywhere and without a version.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task ARenamedColumnKeepsItsValues(string delivery, string strategy)
    {
        var contracts = new LoanContracts(Id, Amount, Currency) { Delivery = delivery, Strategy = strategy };
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,x,USD");
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,x,USD");
        await RunAsync(contracts.With(
            Id,
            Amount with { Header = "Principal", Received = "principal", ReceivedBefore = "amount", Name = "principal_amount", NameBefore = "loan_amount" },
            Currency with { Received = "loan_currency", ReceivedBefore = "currency" }));
        await AssertAsync("src_loan", "loan_id, principal, loan_currency, loaded_at", ["A", "11", "EUR", Day(2)], ["B", "x", "USD", Day(1)]);
        await AssertAsync(
            "snap_loan", "loan_id, principal_amount, currency_code, dbt_valid_from, dbt_valid_to", ["A", "10.00", "EUR", Day(1), Day(2)], ["A", "11.00", "EUR", Day(2), null]);
        await AssertAsync("quarantine_stg_loan", "loan_id, principal, failure_reason, _file, _line", ["B", "x", "Invalid principal: invalid format (x)", "loans1.csv", "3"]);
        await AssertAsync("loan_summary", "loan_id, principal_amount", ["A", "11.00"]);
        await AssertAsOfAsync(1, "src_loan", "loan_id, principal, loan_currency", ["A", "10", "EUR"], ["B", "x", "USD"]);

        await RunAsync(null, "LoanID,Principal,Currency", "A,11,EUR", "B,12,USD");
        await AssertAsync("src_loan", "loan_id, principal, loaded_at", ["A", "11", Day(2)], ["B", "12", Day(4)]);
        await AssertNothingMoreAsync();
    }

    /// <summary>A column that is gone is not compared any more; when it comes back, versions of then have their values again.</summary>
    [Theory]
    [InlineData("full")]
    [InlineData("delta")]
    public async Task ARetiredColumnComesBack(string delivery)
    {
        var contracts = new LoanContracts(Id, Amount, Currency) { Delivery = delivery };
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await RunAsync(contracts.With(Id, Amount));
        await AssertAsync("snap_loan", "loan_id, loan_amount, dbt_valid_from, dbt_valid_to", ["A", "10.00", Day(1), null], ["B", "20.00", Day(1), null]);
        await RunAsync(null, "LoanID,Amount", "A,11", "B,20");
        await AssertAsync("src_loan", "loan_id, amount, loaded_at", ["A", "11", Day(3)], ["B", "20", Day(1)]);

        await RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,20,USD");

        await AssertAsync("src_loan", "loan_id, amount, currency, loaded_at", ["A", "11", "EUR", Day(3)], ["B", "20", "USD", Day(1)]);
        await AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.00", "EUR", Day(1), Day(3)], ["A", "11.00", null, Day(3), Day(4)], ["A", "11.00", "EUR", Day(4), null], ["B", "20.00", "USD", Day(1), null]);
        await AssertNothingMoreAsync();
    }

    /// <summary>Types and promises change in place where every stored value fits, closed versions too.</summary>
    [Fact]
    public async Task AColumnTakesATypeThatEveryStoredValueFits()
    {
        var contracts = new LoanContracts(Id, Amount, Currency);
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10.50,EUR", "B,20,USD");
        await RunAsync(contracts.With(Id, Amount with { Type = "decimal(20,4)" }, Currency with { IsRequired = true }));
        await AssertAsync(
            "snap_loan", "loan_id, loan_amount, currency_code, dbt_valid_from, dbt_valid_to",
            ["A", "10.0000", "EUR", Day(1), Day(2)], ["A", "10.5000", "EUR", Day(2), null], ["B", "20.0000", "USD", Day(1), null]);
        await RunAsync(contracts.With(Id, Amount with { Type = "decimal(10,2)" }, Currency));
        await AssertAsync("snap_loan", "loan_id, loan_amount, dbt_valid_from", ["A", "10.00", Day(1)], ["A", "10.50", Day(2)], ["B", "20.00", Day(1)]);
        await AssertNothingMoreAsync();
    }

    /// <summary>A change that a stored value does not fit says which one, and changes nothing.</summary>
    [Fact]
    public async Task AColumnRefusesATypeThatAStoredValueDoesNotFit()
    {
        var contracts = new LoanContracts(Id, Amount, Currency);
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10.55,EUR", "B,20,");
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,11,EUR", "B,20,");

        var narrower = await TryAsync(contracts.With(Id, Amount with { Type = "decimal(10,1)" }, Currency));
        Assert.Equal(ExitCode.BadInput, narrower.ExitCode);
        Assert.Contains("loan_amount becomes decimal(10,1), but 1 stored row does not fit (loan_id = A), closed versions counted. Nothing was changed. Keep the type decimal(18,2)", narrower.Message, StringComparison.Ordinal);
        var required = await TryAsync(contracts.With(Id, Amount, Currency with { IsRequired = true }));
        Assert.Contains("currency_code becomes not null, but 1 stored row does not fit (loan_id = B)", required.Message, StringComparison.Ordinal);
        _place.Pipeline = contracts.Compile();
        await AssertNothingMoreAsync();
    }

    /// <summary>An edit may do all of it at once.</summary>
    [Theory]
    [InlineData("full", "check")]
    [InlineData("delta", "timestamp")]
    public async Task OneEditDoesEverything(string delivery, string strategy)
    {
        var branch = new LoanColumn("Branch", "branch", "branch_name");
        var contracts = new LoanContracts(Id, Amount, Currency) { Delivery = delivery, Strategy = strategy, OnNewColumn = "backfill" };
        await RunAsync(contracts, "LoanID,Amount,Currency", "A,10,EUR", "B,20,USD");
        await RunAsync(
            contracts.With(
                Id with { Received = "loan", ReceivedBefore = "loan_id", Name = "contract_id", NameBefore = "loan_id" }, branch, Amount with { Type = "decimal(20,4)" }),
            "LoanID,Branch,Amount", "A,north,10", "B,,21");
        await AssertAsync("src_loan", "loan, branch, amount, loaded_at", ["A", "north", "10", Day(1)], ["B", null, "21", Day(2)]);
        await AssertAsync(
            "snap_loan", "contract_id, branch_name, loan_amount, dbt_valid_from, dbt_valid_to",
            ["A", "north", "10.0000", Day(1), null], ["B", null, "20.0000", Day(1), Day(2)], ["B", null, "21.0000", Day(2), null]);
        await AssertNothingMoreAsync();
    }

    private static string Day(int day) => Start.AddDays(day).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A run with other contracts, with a new file, or with both; it must end well.</summary>
    private async Task RunAsync(LoanContracts? contracts, params string[] file)
    {
        var result = await TryAsync(contracts, file);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
    }

    private async Task<RunResult> TryAsync(LoanContracts? contracts, params string[] file)
    {
        _place.Pipeline = contracts?.Compile() ?? _place.Pipeline;
        _day++;
        if (file.Length > 0)
            _place.Deliver(new Dictionary<string, IReadOnlyList<string>?> { [$"loans{_day}.csv"] = file, [$"loans{_day - 1}.csv"] = null });
        return await _place.TryRunAsync(Start.AddDays(_day));
    }

    /// <summary>A further run finds nothing to do, a full refresh gives the same rows, and all tests pass.</summary>
    private async Task AssertNothingMoreAsync()
    {
        _day++;
        var result = await _place.TryRunAsync(Start.AddDays(_day), isFullRefresh: true);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
        Assert.All(result.Stages, s => Assert.True(s.Change.IsEmpty, $"{s.Model} changed: {s.Note}"));
        Assert.Equal(ExitCode.Done, (await _place.CheckAsync(Start.AddDays(_day))).ExitCode);
    }

    private Task AssertAsync(string table, string columns, params string?[][] expected) => _place.ReadAsync(async rows =>
        AssertRows(expected, await rows.OfAsync(table, columns.Split(", "))));

    private Task AssertAsOfAsync(int day, string table, string columns, params string?[][] expected) => _place.ReadAsync(async rows =>
        AssertRows(expected, await rows.AsOfAsync(_place.Pipeline[table], columns.Split(", "), Start.AddDays(day))));

    private static void AssertRows(string?[][] expected, List<IReadOnlyList<string?>> found) => Assert.Equal(
        expected.Select(r => string.Join(" | ", r.Select(v => v ?? "NULL"))).Order(StringComparer.Ordinal),
        found.Select(r => string.Join(" | ", r.Select(v => v ?? "NULL"))).Order(StringComparer.Ordinal));
}
