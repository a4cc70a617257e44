using BankingContracts.Cli.Results;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Results;

public sealed class ResultTableTests
{
    [Fact]
    public async Task NumbersStandRightAndAsStored() => Assert.Equal(
        """

         id       name   balance
        ──────────────────────────
         1234567  ann      10.50
         2        NULL  12345.00

         2 rows

        """,
        await PrintAsync(["id", "name", "balance"], ["1234567", "ann", 10.50m], ["2", null, 12345.00m]));

    [Fact]
    public async Task ControlCharactersCannotReachTheTerminal() =>
        Assert.Contains("a\\nb\\x1b[31m", await PrintAsync(["text"], ["a\nb\u001b[31m"]), StringComparison.Ordinal);

    [Fact]
    public async Task MarkupInDataIsPlainText() => Assert.Contains("[red]x[/]", await PrintAsync(["text"], ["[red]x[/]"]), StringComparison.Ordinal);

    [Fact]
    public async Task ALongResultIsCutAndSaysSo()
    {
        var rows = Enumerable.Range(0, ResultTable.MostRows + 1).Select(i => new object?[] { i }).ToArray();

        var text = await PrintAsync(["i"], rows);

        Assert.Contains("The first 1,000 rows; --format csv or json prints all of them.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 1000\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExactlyAsManyRowsAreNotCut()
    {
        var rows = Enumerable.Range(0, ResultTable.MostRows).Select(i => new object?[] { i }).ToArray();

        Assert.Contains("1,000 rows\n", await PrintAsync(["i"], rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsTooWideForTheTerminalBecomeBlocks() => Assert.Equal(
        """

         row 1
         id         1
         long_name  a very
                    long
                    name

         row 2
         id         2
         long_name  NULL

         2 rows

        """,
        await PrintAsync(19, ["id", "long_name"], [1, "a very long name"], [2, null]));

    [Fact]
    public async Task AMissingValueIsNotTheTextNull() => Assert.Equal(
        """

         t
        ───────────
         NULL
         'NULL'
         ''NULL''
         nullable

         4 rows

        """,
        await PrintAsync(["t"], [null], ["NULL"], ["'NULL'"], ["nullable"]));

    [Fact]
    public async Task TimesAreCutToSecondsWhereTheyStayDifferent()
    {
        var noon = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        await using var reader = FakeDatabase.Rows(
            ["a", "b"], [noon.AddMicroseconds(1), noon.AddMicroseconds(1)], [noon.AddSeconds(5.25), noon.AddMicroseconds(2)]).CreateDataReader();
        var table = await ResultTable.ReadAsync(reader, TestContext.Current.CancellationToken);

        var text = Printed.Text(console => table.WriteTo(console, toTheSecond: true));

        Assert.Contains(" 2026-01-31 12:00:00  2026-01-31 12:00:00.000001\n 2026-01-31 12:00:05  2026-01-31 12:00:00.000002\n", text, StringComparison.Ordinal);
    }

    private static Task<string> PrintAsync(string[] columns, params object?[][] rows) => PrintAsync(200, columns, rows);

    private static async Task<string> PrintAsync(int width, string[] columns, params object?[][] rows)
    {
        await using var reader = FakeDatabase.Rows(columns, rows).CreateDataReader();
        var table = await ResultTable.ReadAsync(reader, TestContext.Current.CancellationToken);
        return Printed.Text(console => table.WriteTo(console), width);
    }
}
