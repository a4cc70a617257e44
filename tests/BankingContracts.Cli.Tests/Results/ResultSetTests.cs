using System.Numerics;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Tests.Results;

public sealed class ResultSetTests
{
    private static readonly DateTime Noon = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public async Task CsvQuotesOnlyWhatMustBe() => Assert.Equal(
        "plain,\"com,ma\",\"quo\"\"te\",\"line\nbreak\",\"return\r\", space \n",
        await CsvRowAsync("plain", "com,ma", "quo\"te", "line\nbreak", "return\r", " space "));

    [Fact]
    public async Task CsvTellsNullFromTheEmptyText() => Assert.Equal("a,,\"\",b\n", await CsvRowAsync("a", null, "", "b"));

    [Fact]
    public async Task ARowOfOneNullIsNoBlankLine() => Assert.Equal("\"\"\n", await CsvRowAsync([null]));

    [Fact]
    public async Task CsvValuesAreExactAndInvariant() => Assert.Equal(
        "true,false,1234567.10,-3,170141183460469231731687303715884105727,0.1,2026-01-31,2026-01-31T12:00:00.000000Z\n",
        await CsvRowAsync(
            true, false, 1234567.10m, -3, BigInteger.Parse("170141183460469231731687303715884105727", null), 0.1, new DateOnly(2026, 1, 31), Noon));

    [Fact]
    public async Task TimestampsAlwaysHaveMicroseconds() =>
        Assert.Equal("2026-01-31T12:00:00.000001Z\n", await CsvRowAsync(Noon.AddMicroseconds(1)));

    [Fact]
    public async Task CsvHasAHeaderEvenWithoutRows()
    {
        using var output = new StringWriter();
        await using var reader = FakeDatabase.Rows(["a", "b,c"]).CreateDataReader();

        await ResultSet.WriteCsvAsync(reader, output, TestContext.Current.CancellationToken);

        Assert.Equal("a,\"b,c\"\n", output.ToString());
    }

    [Fact]
    public async Task JsonIsAnArrayWithAnObjectPerRow() => Assert.Equal(
        "[\n  {\"id\":1,\"name\":\"a\"},\n  {\"id\":2,\"name\":null}\n]\n",
        await JsonAsync(["id", "name"], [1, "a"], [2, null]));

    [Fact]
    public async Task JsonWithoutRowsIsAnEmptyArray() => Assert.Equal("[]\n", await JsonAsync(["id"]));

    [Fact]
    public async Task JsonNumbersKeepEveryDigitAndDecimalsAreText() => Assert.Equal(
        "[\n  {\"d\":\"79228162514264337593543950335\",\"s\":\"12.50\",\"b\":170141183460469231731687303715884105727,\"f\":0.1}\n]\n",
        await JsonAsync(
            ["d", "s", "b", "f"], [decimal.MaxValue, 12.50m, BigInteger.Parse("170141183460469231731687303715884105727", null), 0.1]));

    [Fact]
    public async Task JsonHasNoNumberForInfinity() => Assert.Equal("[\n  {\"f\":\"Infinity\"}\n]\n", await JsonAsync(["f"], [double.PositiveInfinity]));

    [Fact]
    public async Task JsonEscapesWhatItMustAndKeepsOtherLetters() => Assert.Equal(
        "[\n  {\"t\":\"\\\"ü\\\\\\n<b>\\u001B\"}\n]\n", await JsonAsync(["t"], ["\"ü\\\n<b>\u001b"]));

    [Fact]
    public async Task JsonTimestampsAndFlagsAreTyped() => Assert.Equal(
        "[\n  {\"at\":\"2026-01-31T12:00:00.000000Z\",\"ok\":true}\n]\n", await JsonAsync(["at", "ok"], [Noon, true]));

    [Fact]
    public async Task ListsNest() => Assert.Equal(
        "[\n  {\"l\":[\"1\",null,\"2.5\"]}\n]\n", await JsonAsync(["l"], [new List<decimal?> { 1, null, 2.5m }]));

    [Fact]
    public async Task ListsStandInCsvAsJson() => Assert.Equal("\"[\"\"a\"\",\"\"b\"\"]\"\n", await CsvRowAsync(new List<string> { "a", "b" }));

    [Fact]
    public async Task ManyRowsAreAllWritten()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => new object?[] { i }).ToArray();

        var lines = (await CsvAsync(["i"], rows)).Split('\n');

        Assert.Equal(20_002, lines.Length);
        Assert.Equal("19999", lines[20_000]);
    }

    private static async Task<string> CsvRowAsync(params object?[] values)
    {
        var csv = await CsvAsync([.. values.Select((_, i) => $"c{i}")], values);
        return csv[(csv.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    private static async Task<string> CsvAsync(string[] columns, params object?[][] rows)
    {
        using var output = new StringWriter();
        await using var reader = FakeDatabase.Rows(columns, rows).CreateDataReader();
        await ResultSet.WriteCsvAsync(reader, output, TestContext.Current.CancellationToken);
        return output.ToString();
    }

    private static async Task<string> JsonAsync(string[] columns, params object?[][] rows)
    {
        using var output = new StringWriter();
        await using var reader = FakeDatabase.Rows(columns, rows).CreateDataReader();
        await ResultSet.WriteJsonAsync(reader, output, TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
