using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>How <c>links</c> and <c>assert</c> are read.</summary>
public sealed class LinkRuleTests
{
    [Fact]
    public void ALinkIsAColumnOrAPairOfColumns() => Assert.Equal(
        [new DeclaredLink("snap_customer", "customer_id", "customer_id"), new DeclaredLink("snap_account", "account_id", "account_number"), new DeclaredLink("int_a", "a_id", "a_id")],
        Expect.Silence(Given.Mart(config: "{links: {snap_customer: customer_id, snap_account: {column: account_id, output: account_number}, int_a: {column: a_id}}}")).Contracts[0].Contract.Links);

    [Theory]
    [InlineData("BKC1004", "{links: «snap_customer»}")]
    [InlineData("BKC1004", "{links: {«snap_customer»: [customer_id]}}")]
    [InlineData("BKC1003", "{links: {«snap_customer»: {output: customer_id}}}")]
    [InlineData("BKC1002", "{links: {snap_customer: {«colum»: customer_id, column: customer_id}}}")]
    public void AMalformedLinkIsReported(string rule, string config) => Expect.Finding(rule, Given.Mart(config: config));

    [Fact]
    public void ALinkBelongsToAQuery() =>
        Expect.Finding("BKC2012", Given.Snapshot("{unique_key: a_id, strategy: check, check_cols: all, «links»: {stg_account: a_id}}"));

    [Fact]
    public void AnAssertionKeepsItsReason() => Assert.Equal(
        "The ledger refuses others.",
        Expect.Silence(Given.MartColumn("- {name: branch_name, data_type: varchar, constraints: [{type: not_null}], assert: runtime, reason: The ledger refuses others.}"))
            .Contracts[0].Contract.Columns[1].AssertReason);

    [Theory]
    [InlineData("BKC1003", "- {name: branch_name, data_type: varchar, constraints: [{type: not_null}], «assert»: runtime}")]
    [InlineData("BKC1004", "- {name: branch_name, data_type: varchar, constraints: [{type: not_null}], assert: «always», reason: So it is.}")]
    [InlineData("BKC2012", "- {name: branch_name, data_type: varchar, constraints: [{type: not_null}], «reason»: So it is.}")]
    [InlineData("BKC2012", "- {name: branch_name, data_type: varchar, «assert»: runtime, reason: So it is.}")]
    [InlineData("BKC2012", "- {name: changed_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at, «assert»: runtime, reason: So it is.}")]
    public void AnAssertionNeedsAReasonAndAPromise(string rule, string column) => Expect.Finding(rule, Given.MartColumn(column));
}
