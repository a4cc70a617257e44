using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

/// <summary>BKC4010: a declared link names what is there.</summary>
public class LinkTests
{
    private static PipelineUnderTest Linked(string upstream, string column, string output) =>
        Banking.With(Banking.Mart with { Links = new([new DeclaredLink(upstream, column, output)]) });

    [Fact]
    public void ALinkToAModelThatIsNotRead()
    {
        Assert.Equal(["BKC4010 account_summary#config/links/int_acount"], Linked("int_acount", "account_id", "account_id").Findings());
        Assert.Equal(
            "The link to 'int_acount' names a model that the SQL of 'account_summary' does not read; did you mean 'int_account'?",
            Linked("int_acount", "account_id", "account_id").Message());
        Assert.Equal(
            "The link to 'stg_loan_balance' names a model that the SQL of 'account_summary' does not read; it reads int_account",
            Linked("stg_loan_balance", "account_id", "account_id").Message());
    }

    [Fact]
    public void ALinkToAColumnThatTheUpstreamLacks()
    {
        Assert.Equal(["BKC4010 account_summary#config/links/int_account/column"], Linked("int_account", "acount_id", "account_id").Findings());
        Assert.Equal(
            "The link to 'int_account' names 'acount_id', which is not a column of 'int_account'; did you mean 'account_id'?",
            Linked("int_account", "acount_id", "account_id").Message());
    }

    [Fact]
    public void ALinkToAColumnThatTheModelLacks()
    {
        Assert.Equal(["BKC4010 account_summary#config/links/int_account/output"], Linked("int_account", "account_id", "acount_id").Findings());
        Assert.Equal(
            "The link to 'int_account' names 'acount_id', which the SQL of 'account_summary' does not return; did you mean 'account_id'?",
            Linked("int_account", "account_id", "acount_id").Message());
    }

    [Fact]
    public void ALinkWhoseNamesAreThere() => Assert.Empty(Linked("int_account", "balance_amount", "total_amount").Findings());
}
