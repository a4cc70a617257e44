using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class ClassifyTextTests
{
    [Theory]
    [InlineData(Dialect.DuckDb)]
    [InlineData(Dialect.Spark)]
    public void TheTextIsAsReviewed(Dialect dialect) =>
        Verified.Matches(Classify.Select(Accounts.Staging, Some.Source(), dialect), "stg_account." + dialect);

    [Fact]
    public void SparkSqlHasNoDuckDbFunction()
    {
        var sql = Classify.Select(Accounts.Staging, Some.Source(), Dialect.Spark);
        foreach (var word in new[] { "regexp_full_match", "strlen", "varchar", "E'", "ends_with" })
            Assert.DoesNotContain(word, sql, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelWhoseColumnsTakeAnythingHasNoReasons()
    {
        var sql = Classify.Select(Some.Staging(Some.Column("note", Some.Varchar, clean: Some.Clean("note"))), Some.Source() with { HasHeader = false }, Dialect.DuckDb);
        Assert.Contains("cast(null as varchar) as _failure_reason", sql, StringComparison.Ordinal);
    }

    /// <summary>DuckDB's cast from text to a wide decimal takes seventy times as long.</summary>
    [Fact]
    public void AWideDecimalIsReadAs18DigitsFirst()
    {
        var sql = Classify.Select(Some.Staging(Cleaning.Column(Some.Decimal(38, 2))), Some.Source(), Dialect.DuckDb);
        Assert.Contains("coalesce(try_cast(_text_value as decimal(18,2)), try_cast(_text_value as decimal(38,2)))", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameContractGivesTheSameText()
    {
        var copy = Accounts.Staging with { Columns = Accounts.Staging.Columns.ToEquatableArray() };
        Assert.Equal(
            Classify.Select(Accounts.Staging, Some.Source(), Dialect.DuckDb),
            Classify.Select(copy, Some.Source(), Dialect.DuckDb));
    }
}
