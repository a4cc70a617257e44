using System.Globalization;
using System.Numerics;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Rewriting;
using BankingContracts.SqlCheck.Tests.Binding;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Tests.Rewriting;

public sealed class ContractFunctionTests
{
    [Fact]
    public void AQuotientIsExact()
    {
        var random = new Random(5);
        var pairs = Enumerable.Range(0, 3000).Select(_ => (A: random.NextInt64(-1_000_000_000_000, 1_000_000_000_000) / (long)Math.Pow(10, random.Next(0, 12)), B: random.NextInt64(-1000, 1000))).ToList();
        foreach (var digits in new[] { 0, 2, 7 })
        {
            using var connection = new DuckDBConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"select cast({ContractFunctions.Quotient("t.a", "t.b", 2, digits, Dialect.DuckDb)} as varchar) from (values "
                + string.Join(", ", pairs.Select(static (p, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, cast({p.A} as decimal(18,2)) * 0.01, cast({p.B} as decimal(9,0)))"))) + ") as t(i, a, b) order by t.i";
            using var reader = command.ExecuteReader();
            foreach (var (a, b) in pairs)
            {
                Assert.True(reader.Read());
                Assert.Equal(Expected(a, b, digits), reader.IsDBNull(0) ? null : decimal.Parse(reader.GetString(0), CultureInfo.InvariantCulture));
            }
        }
    }

    private static decimal? Expected(long a, long b, int digits)
    {
        if (b == 0)
            return null;
        var units = BigInteger.Abs(a) * BigInteger.Pow(10, digits);
        var whole = ((2 * units) + (100 * BigInteger.Abs(b))) / (200 * BigInteger.Abs(b));
        return (decimal)((a < 0) != (b < 0) ? -whole : whole) / (decimal)Math.Pow(10, digits);
    }

    [Theory]
    [InlineData("ratio(balance_amount, customer_id, 2)")]
    [InlineData("average(balance_amount, 2) over (partition by customer_id)")]
    [InlineData("round_half_up(balance_amount / 3, 2)")]
    public void ItsResultIsADecimal(string expression) =>
        Assert.Empty(Bank.WithSql($"select account_id, cast({expression} as decimal(18, 2)) as balance_amount from snap_account"));

    [Fact]
    public void ItsResultDoesNotFitANarrowColumn() =>
        Assert.Equal(["1,20-65 BKC3011"], Bank.WithSql("select account_id, ratio(balance_amount, 3, 2) as balance_amount from snap_account"));

    [Theory]
    [InlineData("select ratio(nothing, customer_id, 2) as x from snap_account", "1,14-21 BKC3006")]
    [InlineData("select average(nothing, 2) as x from snap_account", "1,16-23 BKC3006")]
    [InlineData("select ratio(customer_id, 2) as x from snap_account", "1,8-13 BKC3014")]
    [InlineData("select ratio(customer_id, 2, 19) as x from snap_account", "1,8-13 BKC3014")]
    [InlineData("select ratio(1.5e0, customer_id, 2) as x from snap_account", "1,8-13 BKC3014")]
    [InlineData("select average(account_id, 2) as x from snap_account", "1,8-15 BKC3014")]
    [InlineData("select round_half_up(opened_date, 2) as x from snap_account", "1,8-21 BKC3014")]
    public void AWrongCallIsReportedWhereItStands(string sql, string finding) =>
        Assert.Equal(["tests/no_account_is_lost.sql " + finding], Bank.Findings(("tests/no_account_is_lost.sql", sql)));
}
