using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using CsCheck;

namespace BankingContracts.Runtime.Tests.Ingestion;

public sealed class EncodingTests : IDisposable
{
    private readonly Files _files = new();

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("utf-8", "Zoë €😀")]
    [InlineData("utf-16", "Zoë €😀")]
    [InlineData("utf-16le", "Zoë €😀")]
    [InlineData("utf-16be", "Zoë €😀")]
    [InlineData("utf-32", "Zoë €😀")]
    [InlineData("utf-32be", "Zoë €😀")]
    [InlineData("iso-8859-1", "Zoë")]
    [InlineData("iso-8859-2", "Łódź")]
    [InlineData("iso-8859-15", "Zoë €")]
    [InlineData("windows-1250", "Łódź €")]
    [InlineData("windows-1251", "Москва")]
    [InlineData("cp852", "Łódź")]
    [InlineData("ibm850", "Zoë")]
    [InlineData("ibm01141", "Zoë € ü")]
    [InlineData("macintosh", "Zoë")]
    [InlineData("shift_jis", "東京 ﾄｳｷｮｳ")]
    [InlineData("euc-jp", "東京")]
    [InlineData("iso-2022-jp", "東京")]
    [InlineData("gb18030", "北京 😀")]
    [InlineData("big5", "台北")]
    [InlineData("euc-kr", "서울")]
    public void TextIsReadInItsEncoding(string encoding, string text)
    {
        var content = $"a,b\n1,{text}\n2,x\n";
        Assert.Equal(content, Read(encoding, Encoding.GetEncoding(encoding).GetBytes(content)));
    }

    [Theory]
    [InlineData("latin-1")]
    [InlineData("windows-1250")]
    [InlineData("iso-8859-15")]
    [InlineData("ibm850")]
    [InlineData("ibm037")]
    [InlineData("macintosh")]
    [InlineData("us-ascii")]
    [InlineData("shift_jis")]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32")]
    public void AUtf8FileIsNotTakenForAnotherEncoding(string encoding)
    {
        var fault = _files.Fault(Body(encoding) with { HasHeader = false }, Encoding.UTF8.GetBytes("a,b\n1,x\n2,Zoë €\n"));
        Assert.StartsWith(
            $"things.csv, line 3: the file is UTF-8, but the contract of src_thing says {encoding}; declare source.encoding: utf-8", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ibm037")]
    [InlineData("utf-16be")]
    public void AnAsciiFileIsNotTakenForAnEncodingWithoutAscii(string encoding) =>
        Assert.Contains("the file is UTF-8", _files.Fault(Body(encoding) with { HasHeader = false }, "a,b\n1,xx\n"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void AUtf8FileIsRecognisedWhereverABufferEnds()
    {
        for (var shift = 0; shift < 5; shift++)
        {
            var text = "a,b\n1," + new string('x', (1 << 20) - 8 + shift) + "😀\n";
            Assert.Contains("line 2: the file is UTF-8", Fault("windows-1256", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheUtf8CheckCanBeSwitchedOff() =>
        Assert.Equal("a,b\n1,ZoĂ«\n", Read("windows-1250", Encoding.UTF8.GetBytes("a,b\n1,Zoë\n"), isChecked: false));

    [Fact]
    public void AsciiIsReadInEveryEncodingThatHoldsIt() => Assert.All(
        ["latin-1", "windows-1250", "shift_jis", "gb18030", "us-ascii"], e => Assert.Equal("a,b\n1,x\n", Read(e, "a,b\n1,x\n"u8.ToArray())));

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16be")]
    [InlineData("utf-32", "utf-32")]
    [InlineData("utf-32BE", "utf-32be")]
    public void AByteOrderMarkOfAnotherEncodingIsTold(string mark, string name)
    {
        var encoding = Encoding.GetEncoding(mark);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("a,b\n1,x\n")];
        foreach (var declared in (string[])["utf-8", "windows-1252", "utf-16le", "gb18030"])
        {
            if (declared == name || (declared == "utf-16le" && name == "utf-16"))
                continue;
            Assert.Equal(
                $"things.csv begins with the byte order mark of {name}, but the contract of src_thing says {declared}; declare source.encoding: {name} there.",
                Fault(declared, bytes));
        }

        Assert.Equal("\uFEFFa,b\n1,x\n", Read(name, bytes));
    }

    [Theory]
    [InlineData("utf-16BE", "utf-16")]
    [InlineData("utf-32BE", "utf-32")]
    public void TheByteOrderMarkTellsWhichByteComesFirst(string written, string declared)
    {
        var encoding = Encoding.GetEncoding(written);
        Assert.Equal("\uFEFFa,b\n1,x\n", Read(declared, [.. encoding.GetPreamble(), .. encoding.GetBytes("a,b\n1,x\n")]));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("utf-32le")]
    [InlineData("utf-32be")]
    public void Utf16AndUtf32WithoutAMarkAreTold(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes("a,b\n1,x\n");
        Assert.Contains($"the file looks like {encoding}", Fault("utf-8", bytes), StringComparison.Ordinal);
        Assert.Contains($"the file looks like {encoding}", Fault("latin-1", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("latin-1", "windows-1252")]
    [InlineData("iso-8859-15", "windows-1252")]
    [InlineData("iso-8859-2", "windows-1250")]
    [InlineData("iso-8859-9", "windows-1254")]
    public void ALetterOfWindowsIsNoControlCharacter(string encoding, string windows)
    {
        byte[] bytes = [.. "a,b\n1,x\n2,yy"u8, 0x85, (byte)'\n'];
        Assert.Equal(
            $"things.csv, line 3, column 5: the byte is a control character in {encoding}, but a letter or sign in {windows}; declare source.encoding: {windows} in the contract of src_thing.",
            Fault(encoding, bytes));
        Assert.Equal("a,b\n1,x\n2,yy\u0085\n", Read(encoding, bytes, isChecked: false));
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x81 })]
    [InlineData("windows-1250", new byte[] { 0x98 })]
    [InlineData("us-ascii", new byte[] { 0xE9 })]
    [InlineData("shift_jis", new byte[] { 0x81, 0x0A })]
    [InlineData("shift_jis", new byte[] { 0x80 })]
    [InlineData("euc-jp", new byte[] { 0xA4, 0x0A })]
    [InlineData("gb18030", new byte[] { 0x81, 0x30, 0x81 })]
    [InlineData("gb18030", new byte[] { 0xFF })]
    [InlineData("big5", new byte[] { 0xA4, 0x0A })]
    public void BytesThatAreNoTextAreRefusedAtTheirPlace(string encoding, byte[] wrong)
    {
        byte[] bytes = [.. "a,b\n1,x\n2,"u8, .. wrong, .. "\n3,z\n"u8];
        Assert.StartsWith("things.csv, line 3, column 3: ", Fault(encoding, bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", new byte[] { 0x00, 0xD8 })]
    [InlineData("utf-16be", new byte[] { 0xDC, 0x00 })]
    [InlineData("utf-32", new byte[] { 0x00, 0xD8, 0x00, 0x00 })]
    [InlineData("utf-32", new byte[] { 0x00, 0x00, 0x11, 0x00 })]
    public void BrokenUtf16AndUtf32AreRefusedAtTheirPlace(string encoding, byte[] wrong)
    {
        var text = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. text.GetPreamble(), .. text.GetBytes("a,b\n1,"), .. wrong, .. text.GetBytes("x\n")];

        // A byte order mark is a character too, but not of the second line.
        Assert.StartsWith($"things.csv, line 2, column 3: the bytes are not {encoding}; ", Fault(encoding, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnfinishedCharacterAtTheEndIsRefused() => Assert.Contains(
        "the bytes are not utf-16le; ", Fault("utf-16le", [.. Encoding.Unicode.GetBytes("a,b\n1,é"), 0x31]), StringComparison.Ordinal);

    [Fact]
    public void NoEncodingMakesReplacementCharacters()
    {
        var names = Encoding.GetEncodings().Select(e => e.Name.ToLowerInvariant()).Where(n => !n.StartsWith("utf-", StringComparison.Ordinal)).ToArray();
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Byte.Array[1, 12], Gen.Bool).Sample(
            (index, bytes, isChecked) =>
            {
                try
                {
                    Assert.DoesNotContain('\uFFFD', Read(names[index], [.. Encoding.GetEncoding(names[index]).GetBytes("a,b\n1,"), .. bytes], isChecked));
                }
                catch (PipelineException e)
                {
                    Assert.Equal(ExitCode.BadInput, e.ExitCode);
                }
            },
            iter: 1000, threads: 1);
    }

    [Theory]
    [InlineData("utf-8", "windows-1252", "Straße,Größe")]
    [InlineData("windows-1252", "ibm850", "Straße,Größe")]
    [InlineData("utf-8", "windows-1250", "Město,Číslo")]
    [InlineData("windows-1252", "windows-1250", "Město,Číslo")]
    [InlineData("latin-1", "macintosh", "Straße,Größe")]
    [InlineData("utf-16", "utf-16be", "Konto,Straße")]
    [InlineData("windows-1252", "ibm037", "Konto,Name")]
    [InlineData("utf-8", "shift_jis", "口座,名前")]
    public void AHeaderThatFitsInAnotherEncodingIsToldSo(string declared, string written, string header)
    {
        var body = Files.Body(header.Split(',')) with { Encoding = declared };
        Assert.Equal(
            $"things.csv, line 1: the header fits when it is read as {written}, but the contract of src_thing says {declared}; declare source.encoding: {written} there.",
            _files.Fault(body, Encoding.GetEncoding(written).GetBytes(header + "\n1,x\n")));
    }

    [Fact]
    public void AHeaderThatWasConvertedTwiceIsToldSo()
    {
        var text = Encoding.GetEncoding(1252).GetString("Straße,Größe\n"u8.ToArray());
        Assert.Contains(
            "line 1: the header and the rows of src_thing were converted to UTF-8 twice", _files.Fault(Files.Body("Straße", "Größe"), text), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownEncodingIsRefused() => Assert.StartsWith(
        "'klingon' is not an encoding", Fault("klingon", "a,b\n"u8.ToArray()), StringComparison.Ordinal);

    private static SourceBody Body(string encoding, bool isChecked = true) => Files.Body("a", "b") with { Encoding = encoding, ChecksEncoding = isChecked };

    private string Fault(string encoding, byte[] bytes) => _files.Fault(Body(encoding), bytes);

    private string Read(string encoding, byte[] bytes, bool isChecked = true)
    {
        using var layout = CsvPreflight.Check(Files.Source(Body(encoding, isChecked)), _files.Write("things.csv", bytes));
        return File.ReadAllText(layout.Path, new UTF8Encoding(false, true)) is var text && File.ReadAllBytes(layout.Path) is [0xEF, 0xBB, 0xBF, ..] ? "\uFEFF" + text : text;
    }
}
