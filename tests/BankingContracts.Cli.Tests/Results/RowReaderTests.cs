using BankingContracts.Runtime;
using BankingContracts.Runtime.Results;
using DuckDB.NET.Data;

namespace BankingContracts.Cli.Tests.Results;

public sealed class RowReaderTests
{
    [Theory]
    [InlineData("1.50::decimal(18,2)", "1.50")]
    [InlineData("sum(1.50::decimal(18,2))", "1.50")]
    [InlineData("0::decimal(38,10)", "0.0000000000")]
    [InlineData("12345678901234567890123456.70::decimal(38,2)", "12345678901234567890123456.70")]
    [InlineData("170141183460469231731687303715884105727::hugeint", "170141183460469231731687303715884105727")]
    [InlineData("18446744073709551615::ubigint", "18446744073709551615")]
    [InlineData("true", "true")]
    [InlineData("timestamp '2026-01-31 12:00:00.000001'", "2026-01-31T12:00:00.000001Z")]
    [InlineData("date '2026-01-31'", "2026-01-31")]
    [InlineData("time '12:00:00'", "12:00:00.000000")]
    [InlineData("'\\xAAb'::blob", "aa62")]
    [InlineData("[1, 2]", "[1,2]")]
    [InlineData("{'a': 1, 'b': [timestamp '2026-01-31']}", "{\"a\":1,\"b\":[\"2026-01-31T00:00:00.000000Z\"]}")]
    [InlineData("map {'k': 1.5::decimal(4,2)}", "{\"k\":\"1.50\"}")]
    [InlineData("'-inf'::double", "-Infinity")]
    [InlineData("0.1::double", "0.1")]
    [InlineData("null", null)]
    [InlineData("''", "")]
    public async Task ValuesOfDuckDBReadExactly(string expression, string? expected) => Assert.Equal(expected, await ReadAsync(expression));

    [Theory]
    [InlineData("99999999999999999999999999999999999.50::decimal(38,2)")]
    [InlineData("[1, null]")]
    [InlineData("'infinity'::timestamp")]
    public async Task AValueThatDotNetLacksIsTheUsersToCast(string expression)
    {
        var error = await Assert.ThrowsAsync<PipelineException>(() => ReadAsync(expression));

        Assert.Equal(ExitCode.BadInput, error.ExitCode);
        Assert.Contains("cast(v as varchar)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepeatedNamesGetNumbers()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1 as a, 2 as a, 3 as a_2, 4 as a";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["a", "a_2", "a_2_2", "a_3"], new RowReader(reader).UniqueNames);
    }

    private static async Task<string?> ReadAsync(string expression)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {expression} as v";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new RowReader(reader);
        Assert.True(await rows.ReadAsync(TestContext.Current.CancellationToken));
        return ValueText.Of(rows[0]);
    }

    private static async Task<DuckDBConnection> OpenAsync()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
