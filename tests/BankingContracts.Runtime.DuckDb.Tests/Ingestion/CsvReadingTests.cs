using System.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "1|2")]
    [InlineData("b,a\n1,2\n", "2|1")]
    [InlineData(" a ,\tb\n1,2\n", "1|2")]
    [InlineData("\"a\",\"b\"\n1,2\n", "1|2")]
    [InlineData("\n \na,b\n1,2\n", "1|2")]
    [InlineData("a,b\n1,\n", "1|NULL")]
    [InlineData("a,b\n1,\"\"\n", "1|NULL")]
    [InlineData("a,b\n , 2 \n", " | 2 ")]
    [InlineData("a,b\n1,\"x,y\"\n", "1|x,y")]
    [InlineData("a,b\n1,\"x\ny\"\n", "1|x\ny")]
    [InlineData("a,b\r\n1,\"x\r\ny\"\r\n", "1|x\r\ny")]
    [InlineData("a,b\r\n1,\"x\ny\"\r\n", "1|x\ny")]
    [InlineData("a,b\n1,\"x\r\ny\"\n", "1|x\r\ny")]
    [InlineData("a,b\n1,\"x\ry\"\n", "1|x\ry")]
    [InlineData("a,b\n1,\"x\"\"y\"\n", "1|x\"y")]
    [InlineData("a,b\n1,\"\"\"\"\n", "1|\"")]
    [InlineData("a,b\n1,x\"y\n", "1|x\"y")]
    [InlineData("a,b\n1,x\"\"y\n", "1|x\"\"y")]
    [InlineData("a,b\n1, \"x\" \n", "1| \"x\" ")]
    [InlineData("a,b\n1,   \"x\"\"\"\n", "1|   \"x\"\"\"")]
    [InlineData("a,b\n \"1\",\"x,y\"  \n", " \"1\"|x,y")]
    [InlineData("a,b\n1,x\\y\n", "1|x\\y")]
    [InlineData("a,b\n1,#2\n", "1|#2")]
    [InlineData("a,b\n#1,2\n", "#1|2")]
    [InlineData("a,b\n1,'2'\n", "1|'2'")]
    [InlineData("a,b\n1,NULL\n", "1|NULL")]
    [InlineData("a,b\n1,2,\n", "1|2")]
    [InlineData("a,b\n1,2,,\"\",\n", "1|2")]
    [InlineData("a,b\n1,Zoë €\n", "1|Zoë €")]
    public void AFieldIsReadAsReceived(string text, string row) =>
        Assert.Equal([row], Read(SourceDatabase.Body("a", "b"), text));

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("a,b")]
    [InlineData("a,b\r\n\r\n  \r\n")]
    public void AHeaderWithoutRowsIsAnEmptyFile(string text) => Assert.Empty(Read(SourceDatabase.Body("a", "b"), text));

    [Theory]
    [InlineData("a,b\n\n1,2\n\n\n3,4\n\n")]
    [InlineData("a,b\n1,2\n  \n3,4\n\t\n")]
    [InlineData("a,b\r\n\r\n1,2\r\n\r\n3,4\r\n \r\n")]
    [InlineData("a,b\n1,2\n3,4\n  ")]
    public void BlankLinesAreSkipped(string text) => Assert.Equal(["1|2", "3|4"], Read(SourceDatabase.Body("a", "b"), text));

    [Theory]
    [InlineData("a\n1\n2\n")]
    [InlineData("a\n1\n\n2\n\n")]
    [InlineData("a\n1\n   \n2")]
    [InlineData("a\r\n1\r\n\r\n2\r\n")]
    [InlineData("a\n\"1\"\n2,\n")]
    public void AFileOfOneColumnHasNoRowForABlankLine(string text) => Assert.Equal(["1", "2"], Read(SourceDatabase.Body("a"), text));

    [Fact]
    public void AFileOfOneColumnMayHoldAnEmptyField() => Assert.Equal(["1", "NULL", "NULL"], Read(SourceDatabase.Body("a"), "a\n\"\"\n1\n\n\"\"\n"));

    [Theory]
    [InlineData('\t', "1\t2\n\t\n \t \n  \n", new[] { " | ", "1|2", "NULL|NULL" })]
    [InlineData(';', "1;\"2;3\"\n", new[] { "1|2;3" })]
    [InlineData('|', "1|2,3\n", new[] { "1|2,3" })]
    [InlineData(':', "1:2\n", new[] { "1|2" })]
    [InlineData(' ', "1 2\n", new[] { "1|2" })]
    public void TheDelimiterIsTheContracts(char delimiter, string text, string[] rows) =>
        Assert.Equal(rows, Read(SourceDatabase.Body("a", "b") with { Delimiter = delimiter, HasHeader = false }, text));

    [Fact]
    public void WithoutQuotingAQuoteIsACharacter() => Assert.Equal(
        ["\"1|\"2\"", "3|x\"y"], Read(SourceDatabase.Body("a", "b") with { Quote = null }, "a,b\n\"1,\"2\"\n3,x\"y\n"));

    [Fact]
    public void TheQuoteIsTheContracts() => Assert.Equal(
        ["1,2|\"3\"|it's"], Read(SourceDatabase.Body("a", "b", "c") with { Quote = '\'' }, "a,b,c\n'1,2',\"3\",'it''s'\n"));

    [Fact]
    public void WithoutAHeaderFieldsComeInContractOrder() => Assert.Equal(
        ["1|2", "3|4"], Read(SourceDatabase.Body("a", "b") with { HasHeader = false }, "\uFEFF1,2\n3,4\n"));

    [Theory]
    [InlineData("\"x\r\ny\",1\n", "x\r\ny|1")]
    [InlineData("\"x\ny\",1\r\n", "x\ny|1")]
    [InlineData("1,\"x\r\ny\"\n", "1|x\r\ny")]
    public void TheFirstLineEndMayBeInQuotes(string text, string row) =>
        Assert.Equal([row], Read(SourceDatabase.Body("a", "b") with { HasHeader = false }, text));

    [Fact]
    public void NullValuesAreNullAndNothingElseIs() => Assert.Equal(
        ["NULL|NULL", "NULL|Null", "x|N/A"],
        Read(SourceDatabase.Body("a", "b") with { NullValues = ["-", "null", "NULL", "it's"] }, "a,b\n\"x\",N/A\n-,NULL\nit's,Null\n"));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("latin-1")]
    [InlineData("windows-1252")]
    public void OtherEncodingsAreRead(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = encoding switch
        {
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,Zoë\n")],
            _ => Encoding.Latin1.GetBytes("a,b\n1,Zoë\n"),
        };
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b") with { Encoding = encoding });
        database.Load(1, ("things.csv", bytes));
        Assert.Equal(["1|Zoë"], database.Rows("select a, b from source.src_thing"));
    }

    [Fact]
    public void APathMayLookLikeAGlobOrAPartition()
    {
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b"));
        database.Load(1, ("day=1/[x]*?'things.csv", "a,b\n1,2\n"u8.ToArray()));
        Assert.Equal(["1|2"], database.Rows("select a, b from source.src_thing"));
    }

    [Fact]
    public void ARecordMayBeVeryLong()
    {
        var text = new string('x', 5_000_000);
        Assert.Equal([$"1|{text}", "2|y"], Read(SourceDatabase.Body("a", "b"), $"a,b\n1,{text}\n2,y\n"));
    }

    [Fact]
    public void LineEndsInQuotesAreSafeInFilesThatSeveralThreadsCouldRead()
    {
        // Each embedded line looks like a record: a reader that starts in the middle would take it for one.
        var text = new StringBuilder("a,b,c\n");
        for (var i = 0; i < 200_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},\"1,2,3\n4,5,6\n7,8,9\n10,11,12\n13,14,15\",z\n");
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b", "c"));
        database.Execute("set threads = 4");
        Assert.Equal(200_000, database.Load(1, text.ToString()).Change.Rows);
    }

    private static string[] Read(SourceBody body, string text)
    {
        using var database = new SourceDatabase(body);
        database.Load(1, text);
        return database.Rows($"select * exclude (loaded_at) from source.src_thing");
    }
}
