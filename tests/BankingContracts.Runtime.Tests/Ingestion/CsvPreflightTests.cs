using System.Text;

namespace BankingContracts.Runtime.Tests.Ingestion;

public sealed class CsvPreflightTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n  \n\n")]
    public void AnEmptyFileIsRefused(string text)
    {
        const string Message = "things.csv is empty; deliver it again. A file without rows still needs its header line.";
        Assert.Equal(Message, _files.Fault(Files.Body("a"), text));
        Assert.Equal(Message, _files.Fault(Files.Body("a") with { HasHeader = false }, text));
    }

    [Theory]
    [InlineData("a,b\n", "missing: c")]
    [InlineData("a,b,c,d\n", "unknown: d")]
    [InlineData("a,b,c,\n", "unknown: (no name)")]
    [InlineData("a,b,c,b\n", "repeated: b")]
    [InlineData("a,B,c\n", "missing: b; unknown: B")]
    [InlineData("a,b,b,d\n", "missing: c; unknown: d; repeated: b")]
    public void AnotherHeaderIsRefusedWithBothLists(string text, string fault) => Assert.Equal(
        $"things.csv, line 1: the header does not fit src_thing ({fault}); expected a, b, c; found "
        + $"{string.Join(", ", text.Trim().Split(',').Select(n => n.Length == 0 ? "(no name)" : n))}; correct the file, or the contract's columns."
        + (fault.StartsWith("missing", StringComparison.Ordinal) ? " A column that files may lack has 'optional: true', and further names for one are its 'names'." : ""),
        _files.Fault(Files.Body("a", "b", "c"), text));

    [Theory]
    [InlineData("4711,Ada Lovelace,120.50,DE02\n", "4 fields, 0 of 4 expected names")]
    [InlineData("4711,Ada Lovelace\n4712,Bo,1,DE\n", "2 fields, 0 of 4 expected names")]
    [InlineData("name,Ada Lovelace,120.50,4711,DE02\n", "5 fields, 1 of 4 expected names")]
    [InlineData("Ada Lovelace 4711 120.50 DE02\n", "1 field, 0 of 4 expected names")]
    public void AFirstLineThatIsNoHeaderIsNotPrinted(string text, string counts)
    {
        var fault = _files.Fault(Files.Body("customer_id", "name", "balance", "iban"), text);
        Assert.Equal(
            $"things.csv, line 1: the line does not look like the header of src_thing ({counts}); expected customer_id, name, balance, iban; deliver the "
            + "file with its header, or write 'header: false' in the contract's source.",
            fault);
    }

    [Theory]
    [InlineData("Customer ID,Name,Balance,IBAN\n", "unknown: Customer ID, Name, Balance, IBAN")]
    [InlineData("custmer_id,nam,iban,balance\n", "unknown: custmer_id, nam")]
    public void AMisspeltHeaderIsPrinted(string text, string fault) => Assert.Contains(
        fault, _files.Fault(Files.Body("customer_id", "name", "balance", "iban"), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"a\nb\",c", "unknown: a\\u{000A}b)")]
    [InlineData("a\u001B[31mred,c", "unknown: a\\u{001B}[31mred)")]
    [InlineData("a\u202Eb,c", "unknown: a\\u{202E}b)")]
    [InlineData("a\u00A0b,c", "unknown: a\\u{00A0}b)")]
    public void WhatNobodySeesInAHeaderIsSpeltOut(string header, string fault) =>
        Assert.Contains(fault, _files.Fault(Files.Body("b", "c"), header + "\n"), StringComparison.Ordinal);

    [Fact]
    public void ALongNameIsCut() => Assert.Contains(
        $"unknown: {new string('x', 60)}...)", _files.Fault(Files.Body("b", "c"), $"{new string('x', 200)},c\n"), StringComparison.Ordinal);

    [Fact]
    public void TheHeadersLineIsNamed() => Assert.StartsWith("things.csv, line 3: ", _files.Fault(Files.Body("a"), "\n\nx\n1\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a;b\n1;2\n", "the header looks like it is separated by ';', but the contract of src_thing says ','")]
    [InlineData("\"a\"\t\"b\"\n", "the header looks like it is separated by a tab, but the contract of src_thing says ','")]
    [InlineData("a|b,x\n", "the header looks like it is separated by '|', but the contract of src_thing says ','")]
    public void AnotherDelimiterIsRecognised(string text, string fault) =>
        Assert.Equal($"things.csv, line 1: {fault}; correct source.delimiter in the contract, or correct the file.", _files.Fault(Files.Body("a", "b"), text));

    [Fact]
    public void AnotherDelimiterIsRecognisedWithoutAHeader()
    {
        var body = Files.Body("a", "b") with { HasHeader = false };
        Assert.Contains("looks like it is separated by ';'", _files.Fault(body, "1;2\n3;4\n"), StringComparison.Ordinal);
        Assert.Equal(2, _files.Check(body, "1;2,x\n3,4\n").Records);
        Assert.True(_files.Check(body, "1\n3,4\n").IsUneven);
    }

    [Theory]
    [InlineData("a,b\n1,\"x\n2,y\n", "line 2: a quoted field begins here and is never closed")]
    [InlineData("a,b\n1,x\n\n2,\"x\n3,\"y\"\n", "line 4: a quoted field begins here and text follows its closing quote on line 5")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2: a quoted field begins here and text follows its closing quote;")]
    [InlineData("a,\"b\n1,x\n", "line 1: a quoted field begins here and is never closed")]
    public void ABrokenQuoteIsRefused(string text, string fault) =>
        Assert.StartsWith($"things.csv, {fault}", _files.Fault(Files.Body("a", "b"), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n1,x\r\n2,y\n", "line 2: the line ends with CR LF, but the lines before it end with LF")]
    [InlineData("a,b\r\n1,x\r\n2,y\n", "line 3: the line ends with LF, but the lines before it end with CR LF")]
    [InlineData("a,b\r\n1,\"x\n\"\n2,y\n", "line 3: the line ends with LF, but the lines before it end with CR LF")]
    [InlineData("a,b\n1,x\ry\n", "line 2: there is a CR without LF")]
    [InlineData("a,b\r1,x\r", "line 1: there is a CR without LF")]
    [InlineData("a,b\r\n1,x\r", "line 2: there is a CR without LF")]
    public void MixedLineEndsAreRefused(string text, string fault) =>
        Assert.StartsWith($"things.csv, {fault}", _files.Fault(Files.Body("a", "b"), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n1,\"x\r\ny\"\n")]
    [InlineData("a,b\r\n1,\"x\ny\rz\"\r\n")]
    public void LineEndsInQuotesMayDiffer(string text) => Assert.True(_files.Check(Files.Body("a", "b"), text).HasQuotedLineEnd);

    [Theory]
    [InlineData("a,b\n1,x\n2,\0\n", 3)]
    [InlineData("a,b\n1,\"x\n\n\0\"\n", 4)]
    [InlineData("a\0,b\n", 1)]
    public void ANulByteIsRefused(string text, int line) =>
        Assert.StartsWith($"things.csv, line {line}: the file contains a NUL byte", _files.Fault(Files.Body("a", "b"), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n1,Zoë\n", 2, 5)]
    [InlineData("a,b\n1,€\n2,ÿx", 3, 3)]
    [InlineData("ä,b\n", 1, 1)]
    public void WhatIsNotUtf8IsRefusedAtItsPlace(string text, int line, int column)
    {
        // The euro sign is written as UTF-8, so that columns count characters.
        var bytes = Encoding.Latin1.GetBytes(text.Replace("€", "\u00e2\u0082\u00ac", StringComparison.Ordinal));
        Assert.StartsWith($"things.csv, line {line}, column {column}: the bytes are not UTF-8; ", _files.Fault(Files.Body("a", "b"), bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotUtf8IsFoundFarIntoTheFile()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Repeat("1,€€€€\n", 500_000));
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), (byte)'1', (byte)',', 0xE9, (byte)'\n'];
        Assert.StartsWith("things.csv, line 500002, column 3: the bytes are not UTF-8; ", _files.Fault(Files.Body("a", "b"), bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatChangedSinceItWasHashedIsRefused()
    {
        var file = _files.Write("things.csv", "a\n1\n");
        _files.Write("things.csv", "a\n2\n");
        var fault = Assert.Throws<PipelineException>(() => BankingContracts.Runtime.Ingestion.CsvPreflight.Check(Files.Source(Files.Body("a")), file));
        Assert.Equal("things.csv changed while the run read it; run again when the file is complete.", fault.Message);
    }

    [Fact]
    public void AFileThatChangesLaterIsRefused()
    {
        using var layout = _files.Check(Files.Body("a"), "a\n1\n");
        layout.EnsureUnchanged();
        _files.Write("things.csv", "a\n12\n");
        Assert.Throws<PipelineException>(layout.EnsureUnchanged);
    }

    [Fact]
    public void CopiesInUtf8AreDeleted()
    {
        var path = "";
        using (var layout = _files.Check(Files.Body("a") with { Encoding = "latin-1" }, "a\n1\n"))
        {
            path = layout.Path;
            Assert.True(File.Exists(path));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }
}
