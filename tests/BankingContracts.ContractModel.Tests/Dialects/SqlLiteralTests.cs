using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class SqlLiteralTests
{
    [Theory]
    [InlineData("plain", "'plain'", "'plain'")]
    [InlineData("it's", "'it''s'", @"'it\'s'")]
    [InlineData(@"a\nb", @"'a\nb'", @"'a\\nb'")]
    [InlineData("a\tb'\\\r\n", @"E'a\tb''\\\r\n'", @"'a\tb\'\\\r\n'")]
    [InlineData("\u0001\u007f", @"E'\x01\x7f'", @"'\u0001\u007f'")]
    public void TextIsEscapedAsTheEngineReadsIt(string value, string duckDb, string spark)
    {
        Assert.Equal(duckDb, SqlLiteral.Text(value, Dialect.DuckDb));
        Assert.Equal(spark, SqlLiteral.Text(value, Dialect.Spark));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("'")]
    [InlineData(@"\")]
    [InlineData(@"\n'\")]
    [InlineData("a\tb\r\nc\u0001\u007f\u0085'\\")]
    [InlineData("\U0001F3E6 größe")]
    [InlineData("\u00012")]
    [InlineData("$run_at ? {0}")]
    public void DuckDbReadsBackWhatWasWritten(string value)
    {
        using var database = new Database("create table texts (value varchar)");
        database.Insert("texts", [[value]]);
        Assert.Equal("true", database.Rows($"select value = {SqlLiteral.Text(value, Dialect.DuckDb).Replace("$run_at", "$' || 'run_at", StringComparison.Ordinal)} from texts")[0][0]);
    }

    [Theory]
    [InlineData("12", DataTypeKind.Integer, "12")]
    [InlineData("+12", DataTypeKind.Integer, "12")]
    [InlineData("-12.50", DataTypeKind.Decimal, "-12.50")]
    [InlineData("1e3", DataTypeKind.Decimal, "cast('1e3' as double)")]
    [InlineData(".5", DataTypeKind.Decimal, "cast('.5' as double)")]
    [InlineData("1; drop", DataTypeKind.Decimal, "cast('1; drop' as double)")]
    [InlineData("TRUE", DataTypeKind.Boolean, "true")]
    [InlineData("1", DataTypeKind.Boolean, "cast('1' as boolean)")]
    [InlineData("2026-01-31", DataTypeKind.Date, "date '2026-01-31'")]
    [InlineData("2026-01-31", DataTypeKind.Timestamp, "timestamp '2026-01-31T00:00:00Z'")]
    [InlineData("2026-01-31 12:00:00", DataTypeKind.Timestamp, "timestamp '2026-01-31T12:00:00Z'")]
    [InlineData("2026-01-31T12:00:00Z", DataTypeKind.Timestamp, "timestamp '2026-01-31T12:00:00Z'")]
    [InlineData("12", DataTypeKind.Varchar, "'12'")]
    public void ALiteralFitsItsColumn(string value, DataTypeKind kind, string expected) =>
        Assert.Equal(expected, SqlLiteral.Of(value, new DataType(kind, 18, 2), Dialect.DuckDb));

    [Theory]
    [InlineData("account_id", "account_id", "account_id")]
    [InlineData("Account", "\"Account\"", "`Account`")]
    [InlineData("2nd", "\"2nd\"", "`2nd`")]
    [InlineData("a\"b`c", "\"a\"\"b`c\"", "`a\"b``c`")]
    [InlineData("", "\"\"", "``")]
    public void OnlyPlainNamesGoUnquoted(string name, string duckDb, string spark)
    {
        Assert.Equal(duckDb, SqlIdentifier.Quote(name, Dialect.DuckDb));
        Assert.Equal(spark, SqlIdentifier.Quote(name, Dialect.Spark));
    }

    [Fact]
    public void TypesHaveTheEnginesNames()
    {
        Assert.Equal("decimal(18,2)", TypeNames.Of(Some.Decimal(18, 2), Dialect.DuckDb));
        Assert.Equal("varchar", TypeNames.Of(Some.Varchar, Dialect.DuckDb));
        Assert.Equal("string", TypeNames.Of(Some.Varchar, Dialect.Spark));
        Assert.Equal("int", TypeNames.Of(Some.Integer, Dialect.Spark));
    }
}
