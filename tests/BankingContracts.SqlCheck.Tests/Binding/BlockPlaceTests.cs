namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>Conditions over several lines of YAML: the place is the line and column of what is wrong, not those of the value.</summary>
public sealed class BlockPlaceTests
{
    [Theory]
    // Literal and folded blocks, with every way to end them.
    [InlineData("          - expression_is_true:\n              expression: |\n                balance_amount > 0\n                and balnce < 5\n", "12,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: >-\n                balance_amount > 0\n                and balnce < 5\n", "12,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: >+\n                balance_amount > 0\n\n                and balnce < 5\n\n", "13,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: |2\n                balance_amount > 0\n                and balnce < 5\n", "12,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: > # one condition\n                balnce < 5\n", "11,17-23 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: >-\n                balnce < 5\n", "11,17-23 BKC3016")]
    // Other findings.
    [InlineData("          - expression_is_true:\n              expression: >-\n                balance_amount > 0\n                or balance_amount\n", "12,20-34 BKC3017")]
    [InlineData("          - expression_is_true:\n              expression: |-\n                calculated_at\n                  > timestamp '2026-02-30 00:00:00'\n", "12,31-52 BKC3018")]
    [InlineData("          - expression_is_true:\n              expression: |-\n                calculated_at\n                  < now()\n", "12,21-24 BKC3013")]
    [InlineData("          - expression_is_true:\n              expression: |-\n                balance_amount > 0\n                and median_of(balance_amount) > 0\n", "12,21-30 BKC3007")]
    [InlineData("          - expression_is_true:\n              expression: |-\n                -- a comment, balnce\n                balance_amount > 2147483647 + 1\n", "12,34-48 BKC3018")]
    [InlineData("          - positive_value:\n              config:\n                where: |\n                  account_id = 'x'\n                  and balnce = 1\n", "13,23-29 BKC3016")]
    // Plain and quoted values over several lines.
    [InlineData("          - expression_is_true:\n              expression: balance_amount > 0\n                and balnce < 5\n", "11,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: 'balance_amount > 0\n                and balnce < 5'\n", "11,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: \"balance_amount > 0\n                and balnce < 5\"\n", "11,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: 'account_id = ''x''\n                and balnce < 5'\n", "11,21-27 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: \"account_id = 'x\\u0041\\t'\n                and balnce < 5\"\n", "11,21-27 BKC3016")]
    // Syntax.
    [InlineData("          - expression_is_true:\n              expression: >-\n                balance_amount > 0\n                and and account_id = 'x'\n", "12,21-24 BKC3016")]
    [InlineData("          - expression_is_true:\n              expression: >-\n                balance_amount > 0\n                and (account_id = 'x'\n", "12,21-22 BKC3016")]
    public void ThePlaceIsInTheBlock(string tests, string finding) =>
        Assert.Equal([Bank.Mart + " " + finding], Bank.WithTests("        data_tests:\n" + tests));

    [Fact]
    public void SoItIsInACheck() => Assert.Equal(
        [Bank.Mart + " 11,20-26 BKC3016"],
        Bank.WithTests("        constraints:\n          - type: check\n            expression: >-\n              not (balnce < 5)\n"));
}
