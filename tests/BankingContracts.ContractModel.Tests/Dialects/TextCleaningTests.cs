using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class TextCleaningTests
{
    private static readonly ColumnContract Nullable = Some.Column("value", Some.Varchar, false, Some.Clean("field"));

    [Theory]
    [InlineData("  Ann Lee\t", "Ann Lee")]
    [InlineData("\r\n a \r\n", "a")]
    [InlineData("\n", null)]
    [InlineData("a  b", "a  b")]
    [InlineData("\u00a0a\u00a0", "a")]
    [InlineData("\u2003a", "a")]
    [InlineData("\va\f", "a")]
    [InlineData(" \va ", "a")]
    [InlineData("\ufeffa", "a")]
    [InlineData("a\u200b \u202f", "a")]
    [InlineData(" \u00adÜ\u2060", "Ü")]
    [InlineData("\u3164", null)]
    [InlineData("\u00a0\u3000 \u200b", null)]
    [InlineData("\u00a0null\u200d", null)]
    [InlineData("a\u00a0b", "a\u00a0b")]
    [InlineData("\U000E0041a\U000E007F", "a")]
    [InlineData("葛\U000E0100", "葛\U000E0100")]
    [InlineData("\u0001a", "\u0001a")]
    [InlineData("NULL", null)]
    [InlineData(" nUlL ", null)]
    [InlineData("N/A", null)]
    [InlineData("None", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("nullable", "nullable")]
    [InlineData("na", "na")]
    [InlineData("'; drop table x --", "'; drop table x --")]
    [InlineData("\U0001F3E6 Größe", "\U0001F3E6 Größe")]
    public void ATextIsTrimmedOfWhatNobodySees(string? received, string? expected) =>
        Assert.Equal(expected, Cleaning.One(Nullable, received));

    [Fact]
    public void UntrimmedTextStaysAsReceived()
    {
        var column = Nullable with { Clean = Some.Clean("field") with { Trim = false } };
        Assert.Equal([" a ", " null ", null], Cleaning.Of(column, " a ", " null ", "null"));
    }

    [Fact]
    public void LettersChangeCase()
    {
        var lower = Nullable with { Clean = Some.Clean("field") with { Case = LetterCase.Lower } };
        var upper = Nullable with { Clean = Some.Clean("field") with { Case = LetterCase.Upper } };
        Assert.Equal(["ann größe", null], Cleaning.Of(lower, " Ann GRÖSSE".Replace("SS", "ß", StringComparison.Ordinal), "NULL"));
        Assert.Equal(["ANN", null], Cleaning.Of(upper, "ann", "null"));
    }

    [Fact]
    public void NullTextsAreTheContractsOwn()
    {
        var column = Nullable with { Clean = Some.Clean("field") with { NullValues = new(["-", "Unknown", "keine Größe"]) } };
        Assert.Equal([null, null, null, "null", null], Cleaning.Of(column, " - ", "UNKNOWN", "KEINE GRÖßE", "null", " "));
    }

    [Fact]
    public void WithoutNullTextsOnlyTheEmptyFieldIsMissing()
    {
        var column = Nullable with { Clean = Some.Clean("field") with { NullValues = default } };
        Assert.Equal([null, null, "null", null], Cleaning.Of(column, "", " \u00a0", "null", null));
    }

    [Fact]
    public void BlanksThatAreNotTrimmedAreAText()
    {
        var column = Nullable with { Clean = Some.Clean("field") with { NullValues = default, Trim = false } };
        Assert.Equal([" ", ""], Cleaning.Of(column, " ", ""));
    }

    [Fact]
    public void ANumberCanMeanNull()
    {
        var column = Cleaning.Column(Some.Integer) with { Clean = Some.Clean("field") with { NullValues = new(["-1"]) } };
        Assert.Equal(["<missing>", "1", "<missing>"], Cleaning.Of(column, "-1", "1", ""));
    }

    [Fact]
    public void TheDefaultStandsInForNull()
    {
        var clean = Some.Clean("field") with { Default = "Lost & 'found'", Case = LetterCase.Lower };
        Assert.Equal(["lost & 'found'", "lost & 'found'", "a"], Cleaning.Of(Nullable with { Clean = clean }, "n/a", null, "A"));
    }

    [Fact]
    public void TheDefaultIsParsedToo()
    {
        var column = Cleaning.Column(Some.Decimal(5, 2));
        Assert.Equal("1.50", Cleaning.One(column with { Clean = column.Clean! with { Default = "1.5" } }, "null"));
    }

    [Fact]
    public void TrueAndFalseHaveTheirTexts()
    {
        string[] received = ["yes", "Y", " TRUE ", "1", "no", "N", "False", "0", "2", "yes!", "t", "on", "01", "\u00a0yes", "y\u200bes"];
        string[] expected = ["true", "true", "true", "true", "false", "false", "false", "false", .. Enumerable.Repeat("<format>", 5), "true", "<invisible>"];
        Assert.Equal(expected, Cleaning.Of(Cleaning.Column(Some.Boolean), received));
    }

    [Fact]
    public void AFlagThatIsNotSaidIsTheDefault()
    {
        var column = Cleaning.Column(Some.Boolean) with { Clean = Some.Clean("field") with { Default = "NO" } };
        Assert.Equal(["false", "false", "true", "<format>"], Cleaning.Of(column, null, "n/a", "yes", "maybe"));
    }

    [Fact]
    public void TheContractNamesItsOwnTrueAndFalse()
    {
        var column = Cleaning.Column(Some.Boolean) with { Clean = Some.Clean("field") with { TrueValues = new(["J"]), FalseValues = new(["N'"]) } };
        Assert.Equal(["true", "false", "<format>"], Cleaning.Of(column, "j", "n'", "yes"));
    }
}
