namespace BankingContracts.SqlCheck.Tests.Binding;

public sealed class DeclaredTestTests
{
    [Theory]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: balance_amount > 0}\n")]
    [InlineData("        data_tests:\n          - positive_value: {where: account_id <> 'x'}\n          - accepted_range: {min_value: 0}\n")]
    [InlineData("        constraints: [{type: check, expression: balance_amount >= 0}]\n")]
    [InlineData("        constraints: [{type: check, expression: (balance_amount >= 0) or (balance_amount < 1)}]\n")]
    public void AConditionThatBindsIsSilent(string tests) => Assert.Empty(Bank.WithTests(tests));

    [Theory]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: balnce > 0}\n", "9,46-56 BKC3016")]
    [InlineData("        data_tests:\n          - expression_is_true:\n              arguments: {expression: balnce > 0}\n", "10,39-49 BKC3016")]
    [InlineData("        data_tests:\n          - positive_value: {where: account_id >}\n", "9,37-49 BKC3016")]
    [InlineData("        data_tests:\n          - positive_value: {where: loaded_at < 1}\n", "9,37-50 BKC3016")]
    [InlineData("        data_tests:\n          - expression_is_true: {expression: 'calculated_at < now()'}\n", "9,46-69 BKC3013")]
    [InlineData("        constraints: [{type: check, expression: balnce >= 0}]\n", "8,49-60 BKC3016")]
    [InlineData("        constraints: [{type: check, expression: 'true) or (true'}]\n", "8,49-65 BKC3016")]
    [InlineData("        constraints: [{type: check, expression: \"account_id <> 'x\\0y'\"}]\n", "8,49-71 BKC3016")]
    public void AConditionThatDoesNotBindIsReportedInTheContract(string tests, string finding) =>
        Assert.Equal([Bank.Mart + " " + finding], Bank.WithTests(tests));

    [Fact]
    public void ASingularTestIsBoundToo() => Assert.Equal(
        ["tests/no_account_is_lost.sql 1,8-14 BKC3006"],
        Bank.Findings(("tests/no_account_is_lost.sql", "select balnce from account_total")));

    [Fact]
    public void ASingularTestMaySelectAllColumns() =>
        Assert.Empty(Bank.Findings(("tests/no_account_is_lost.sql", "select * from account_total where balance_amount < 0")));
}
