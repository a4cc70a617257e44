using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class NearNameTests
{
    private static readonly string[] Names = ["unique", "not_null", "accepted_values", "relationships"];

    [Theory]
    [InlineData("uniqe", "unique")]
    [InlineData("UNIQUE", "unique")]
    [InlineData("not_nul", "not_null")]
    [InlineData("accepted_value", "accepted_values")]
    [InlineData("relatoinship", "relationships")]
    public void AMisspeltNameFindsItsNeighbour(string written, string meant) =>
        Assert.Equal(meant, NearName.Find(written, Names));

    [Theory]
    [InlineData("")]
    [InlineData("row_count")]
    [InlineData("x")]
    public void ADistantNameFindsNothing(string written) => Assert.Null(NearName.Find(written, Names));

    [Fact]
    public void ATieGoesToTheFirstInOrdinalOrder() => Assert.Equal("ab", NearName.Find("a", ["ac", "ab"]));

    [Fact]
    public void ATieGoesToTheNameThatHasOneLetterMore() => Assert.Equal("count", NearName.Find("cont", ["cot", "count"]));

    [Fact]
    public void TheSuggestionIsTheEndOfASentence()
    {
        Assert.Equal("; did you mean 'unique'?", NearName.Suggest("uniqe", Names));
        Assert.Equal("", NearName.Suggest("zzz", Names));
    }
}
