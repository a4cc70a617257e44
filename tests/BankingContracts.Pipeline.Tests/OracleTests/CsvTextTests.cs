using System.Text;
using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "[a|b][c|d]")]
    [InlineData("a,b\r\nc,d\r\n", "[a|b][c|d]")]
    [InlineData("a,b", "[a|b]")]
    [InlineData("a,,\n", "[a|NULL|NULL]")]
    [InlineData("\"\",\" \"\n", "[NULL| ]")]
    [InlineData("\"x,\"\"y\"\"\",z\n", "[x,\"y\"|z]")]
    [InlineData("\"two\nlines\",z\n", "[two\nlines|z]")]
    [InlineData("a\"b,c\n", "[a\"b|c]")]
    [InlineData("a\n\n\r\nb\n", "[a][b]")]
    [InlineData("\uFEFFa\n", "[a]")]
    public void FieldsAreUnquotedAndNotTrimmed(string text, string records) =>
        Assert.Equal(
            records,
            string.Concat(CsvText.Parse(Encoding.UTF8.GetBytes(text)).Select(r => $"[{string.Join('|', r.Fields.Select(f => f ?? "NULL"))}]")));

    [Fact]
    public void TheTextOfARecordIsAsReceived() =>
        Assert.Equal(["\"a, b\",c", "d"], CsvText.Parse("\"a, b\",c\r\nd\r\n"u8.ToArray()).Select(r => r.Text));

    [Theory]
    [InlineData("\"a")]
    [InlineData("\"a\"b,c")]
    public void BrokenQuotesAreRefused(string text) =>
        Assert.Throws<InvalidDataException>(() => CsvText.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void BytesThatAreNotUtf8AreRefused() => Assert.Throws<InvalidDataException>(() => CsvText.Parse([0x61, 0xFF]));
}
