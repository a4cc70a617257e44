using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Reporting;

/// <summary>A query is analyzed wherever below its layer's folder its file lies.</summary>
public sealed class QueryPlaceTests
{
    [Theory]
    [InlineData("marts/mart.sql")]
    [InlineData("marts/crm/mart.sql")]
    [InlineData("marts/crm/a b/2.0/mart.sql")]
    [InlineData("marts/tests/mart.SQL")]
    public void AModelIsAnalyzed(string path)
    {
        var contract = QueryModel.Of("mart", "first_date date!", "")[0];
        Assert.Equal([path + " 1,8-19 BKC4009"], Bank.Findings(contract, (path, "select opened_date as first_date from snap_account")));
    }

    [Theory]
    [InlineData("tests/oldest.sql")]
    [InlineData("tests/crm/oldest.sql")]
    [InlineData("tests/marts/x.y/oldest.Sql")]
    public void ATestIsAnalyzed(string path) =>
        Assert.Equal([path + " 1,94-96 BKC3020"], Bank.Findings((path, "select account_id from snap_account where dbt_valid_to is null order by balance_amount limit 10")));

    [Fact]
    public void AQueryThatNobodyAnalyzedIsAFailureOfOurs()
    {
        var finding = Assert.Single(Unseen([], isExcused: false));
        Assert.Equal(("BKC9999", "marts/crm/mart.sql"), (finding.Rule.Id, finding.Span.Path));
    }

    [Fact]
    public void AnAnalyzedQueryIsNone() => Assert.Empty(Unseen([new CheckedQuery("mart", false, "", QueryFacts.None)], isExcused: false));

    [Fact]
    public void AQueryWithAnErrorOfItsOwnIsNone() => Assert.Empty(Unseen([], isExcused: true));

    private static List<ContractModel.Diagnostics.ContractDiagnostic> Unseen(CheckedQuery[] analyzed, bool isExcused)
    {
        var yaml = QueryModel.Of("mart", "a_id integer", "")[0];
        var pipeline = PipelineResolver.Resolve(
            [ContractReader.Read(new ContractSource(yaml.Path, yaml.Path, yaml.Text))],
            [new ContractSource("marts/crm/mart.sql", "marts/crm/mart.sql", "select 1 as a_id")]);
        return [.. UnseenQueries.Of(pipeline, analyzed, _ => isExcused)];
    }
}
