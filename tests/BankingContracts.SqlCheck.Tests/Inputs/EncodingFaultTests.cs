using System.Text;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Tests.Inputs;

/// <summary>A file that is no text is an error at the byte, never another text.</summary>
public sealed class EncodingFaultTests
{
    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xE4, (byte)'c' }, "2,2", "0xE4")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xFF }, "1,2", "0xFF")]
    [InlineData(new byte[] { 0xC3, 0xA4, (byte)'a', 0xC3 }, "1,3", "0xC3")]
    [InlineData(new byte[] { (byte)'a', 0xED, 0xA0, 0x80 }, "1,2", "0xED")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0, 0, 0xDC, (byte)'b', 0 }, "1,2", "0x00")]
    public void ABrokenByteIsReportedAtItsPlace(byte[] bytes, string place, string value)
    {
        var fault = EncodingFault.Of(bytes, "marts/a.yml")!;
        Assert.Equal(("BKC1011", "marts/a.yml", place), (fault.Rule.Id, fault.Span.Path, $"{fault.Span.Line + 1},{fault.Span.Column + 1}"));
        Assert.Equal(value, fault.Arguments[1]);
    }

    [Fact]
    public void TextIsNone()
    {
        const string Text = "name: Währung 😀 \uFFFD\n";
        Assert.All(
            (Encoding[])[new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode],
            static e => Assert.Null(EncodingFault.Of([.. e.GetPreamble(), .. e.GetBytes(Text)], "a.yml")));
        Assert.Null(EncodingFault.Of([], "a.yml"));
    }

    [Fact]
    public void TheListIsReadWithItsFaults()
    {
        var file = Path.GetTempFileName();
        var list = Path.GetTempFileName();
        File.WriteAllBytes(file, [(byte)'a', 0xE4]);
        File.WriteAllText(list, "marts/a.yml\t" + file);
        List<ContractModel.Diagnostics.ContractDiagnostic> faults = [];

        Assert.Single(InputList.Read(list, faults));

        Assert.Equal("marts/a.yml", Assert.Single(faults).Span.Path);
        File.Delete(file);
        File.Delete(list);
    }
}
