using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Tests.Planning;

/// <summary>What a plan says of stored rows that follow their contract.</summary>
public sealed class ModelPreparationTests
{
    private static readonly ModelPreparation Alter = new(PreparationKind.Alter);

    [Fact]
    public void OneColumnThatCameForOneThatWentMayBeARename() => Assert.Equal(
        "follows its contract: currency_code is new; currency is retired; if currency_code is currency with another name, write 'renamed_from: currency' there",
        (Alter with { Changes = [new("currency_code", null, "varchar")], Retired = [new("currency", "varchar not null")] }).Text);

    [Theory]
    [InlineData("integer")]
    [InlineData("decimal(18,2) not null")]
    public void AColumnOfAnotherTypeIsNoRename(string type) => Assert.Equal(
        "follows its contract: currency_code is new; currency is retired",
        (Alter with { Changes = [new("currency_code", null, "varchar")], Retired = [new("currency", type)] }).Text);

    [Fact]
    public void EachChangeOfAColumnIsSaid() => Assert.Equal(
        "follows its contract: amount becomes principal, principal becomes decimal(20,4), principal may be NULL; branch is back",
        (Alter with
        {
            Changes = [new("principal", new("amount", "decimal(18,2) not null"), "decimal(20,4)"), new("branch", null, "varchar") { IsBack = true }],
        }).Text);

    [Fact]
    public void ColumnsThatAreOnlyAddedRewriteNothing()
    {
        Assert.False((Alter with { Changes = [new("branch", null, "varchar")] }).Rewrites);
        Assert.True((Alter with { IsReordered = true }).Rewrites);
        Assert.Null(Alter.Text);
    }
}
