using System.Text;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>What BKC1003, BKC1004 and BKC2012 say about the encoding of a file.</summary>
public sealed class EncodingRuleTests
{
    static EncodingRuleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void DotNetReadsEveryNameButOurOwn() =>
        Assert.All(Encodings.All.Where(static n => n != "latin-1"), static n => Assert.NotNull(Encoding.GetEncoding(n)));

    [Fact]
    public void EveryEncodingThatDotNetListsHasItsName() => Assert.All(
        Encoding.GetEncodings().Select(static e => e.GetEncoding()),
        static e => Assert.All([e.WebName, e.HeaderName, e.BodyName], static n => Assert.True(n.Length == 0 || Encodings.Knows(n), n)));

    [Theory]
    [InlineData("windows-1250", "windows-1250")]
    [InlineData("Windows-1250", "windows-1250")]
    [InlineData("UTF-8", "utf-8")]
    [InlineData("ISO-8859-15", "iso-8859-15")]
    [InlineData("cp852", "cp852")]
    [InlineData("latin1", "latin1")]
    [InlineData("Shift_JIS", "shift_jis")]
    [InlineData("{name: utf-16be}", "utf-16be")]
    [InlineData("{name: ibm850, check: on}", "ibm850")]
    public void AnEncodingIsReadInLettersOfEitherCase(string encoding, string name)
    {
        var source = Expect.Silence(Given.Source($"{{file: a.csv, encoding: {encoding}}}")).Contracts[0].Contract.Source!;
        Assert.Equal((name, true), (source.Encoding, source.ChecksEncoding));
    }

    [Fact]
    public void TheChecksOfAnEncodingCanBeSwitchedOff() => Assert.False(
        Expect.Silence(Given.Source("{file: a.csv, encoding: {name: windows-1250, check: off}}")).Contracts[0].Contract.Source!.ChecksEncoding);

    [Theory]
    [InlineData("utf8", "did you mean 'utf-8'?")]
    [InlineData("iso8859_15", "did you mean 'iso-8859-15'?")]
    [InlineData("windwos-1250", "did you mean 'windows-1250'?")]
    [InlineData("win-1252", "did you mean 'windows-1252'?")]
    [InlineData("cp1253", "did you mean 'windows-1253'?")]
    [InlineData("ibm1047", "did you mean 'ibm01047'?")]
    [InlineData("shiftjis", "did you mean 'shift-jis'?")]
    [InlineData("utf-7", "it is not safe, so save the file as utf-8")]
    [InlineData("UTF7", "it is not safe, so save the file as utf-8")]
    [InlineData("euc-tw", "it cannot be read, so save the file as utf-8")]
    [InlineData("x-mac-roman", "it cannot be read, so save the file as utf-8")]
    public void AnUnknownEncodingIsExplained(string encoding, string message)
    {
        Expect.Finding("BKC1004", Given.Source($"{{file: a.csv, encoding: «{encoding}»}}"), message);
        Expect.Finding("BKC1004", Given.Source($"{{file: a.csv, encoding: {{name: «{encoding}», check: off}}}}"), message);
    }

    [Theory]
    [InlineData("iso-8859-10")]
    [InlineData("iso-8859-14")]
    [InlineData("iso-8859-16")]
    [InlineData("windows-1259")]
    [InlineData("utf-9")]
    [InlineData("cp1125")]
    [InlineData("ibm01150")]
    [InlineData("ebcdic-uk")]
    [InlineData("iso646-de")]
    [InlineData("latin6")]
    [InlineData("big5-2003")]
    [InlineData("uk")]
    public void ANameThatMayBeAnotherEncodingSuggestsNothing(string encoding)
    {
        var source = Given.Source($"{{file: a.csv, encoding: {encoding}}}");
        var finding = Assert.Single(BankingContracts.ContractModel.ContractReader.Read(source).Diagnostics);
        Assert.EndsWith($"not the text '{encoding}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEncodingNeedsItsName() => Expect.Finding("BKC1003", Given.Source("{file: a.csv, «encoding»: {check: off}}"), "add 'name: <encoding>'");

    [Fact]
    public void Utf8IsAlwaysChecked() => Expect.Finding(
        "BKC2012", Given.Source("{file: a.csv, encoding: {name: UTF-8, check: «off»}}"), "always refused");
}
