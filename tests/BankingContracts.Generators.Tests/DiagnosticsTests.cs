using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

public sealed class DiagnosticsTests
{
    [Fact]
    public void AFindingStandsAtItsKey()
    {
        var run = ContractProject.Sample().Edit(SampleContracts.Mart, "    description: Accounts", "    descripton: Accounts").Run();
        Assert.Equal(["marts/open_account.yml(4,5): error BKC1002"], run.Findings);
        var location = Assert.Single(run.Result.Diagnostics).Location;
        Assert.Equal("descripton".Length, location.SourceSpan.Length);
        Assert.Equal(4 + "descripton".Length, location.GetLineSpan().EndLinePosition.Character);
    }

    [Fact]
    public void AFindingInSqlStandsInTheSqlFile() => Assert.Equal(
        ["marts/open_account.sql(2,6): error BKC4001"],
        ContractProject.Sample().Edit(SampleContracts.MartSql, "from snap_account", "from snap_acount").Run().Findings);

    [Fact]
    public void ABrokenFileHidesNoOther()
    {
        var run = ContractProject.Sample()
            .Put("marts/broken.yml", "version: 2\nmodels: [")
            .Put("marts/strange.yml", "version: 2\nmodel: []\n")
            .Run();
        Assert.Contains("marts/broken.yml", string.Join('\n', run.Findings), StringComparison.Ordinal);
        Assert.Contains("marts/strange.yml(2,1): error BKC1002", run.Findings);
        Assert.Equal(ContractProject.Sample().Run().Files, run.Files);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void WithoutAnIncompleteModelTheRestStillCompiles()
    {
        var run = ContractProject.Sample().Edit(SampleContracts.Staging, "decimal(18,2)", "money").Run();
        Assert.NotEmpty(run.Findings);
        Assert.DoesNotContain("staging.stg_account.g.cs", run.Files);
        Assert.Contains("marts.open_account.g.cs", run.Files);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Theory]
    [InlineData("select 1 as one", "tests/no_account_is_lost.sql(1,1): error BKC3004")]
    [InlineData("select 1 as one from nowhere", "tests/no_account_is_lost.sql(1,22): error BKC4001")]
    public void ATestOverNoModelLeavesAProgramThatCompiles(string sql, string finding)
    {
        var run = ContractProject.Sample().Put(SampleContracts.SingularTest, sql).Run();
        Assert.Equal([finding], run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void OfTwoModelsOfOneNameTheFirstIsGenerated()
    {
        var run = ContractProject.Sample()
            .Put("marts/z.yml", SampleContracts.All.Single(static f => f.Path == SampleContracts.Mart).Text.Replace("open_account", "OPEN_ACCOUNT", StringComparison.Ordinal))
            .Run();
        Assert.Contains("marts/z.yml(3,11): error BKC2001", run.Findings);
        Assert.Null(run.Result.Exception);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void AnErrorCannotBeSwitchedOff() => Assert.Equal(
        ["marts/open_account.yml(4,5): error BKC1002"],
        ContractProject.Sample()
            .Edit(SampleContracts.Mart, "    description: Accounts", "    descripton: Accounts")
            .Configure("BKC1002", ReportDiagnostic.Suppress)
            .Run().Findings);

    [Theory]
    [InlineData(ReportDiagnostic.Default, "error")]
    [InlineData(ReportDiagnostic.Warn, "warning")]
    [InlineData(ReportDiagnostic.Suppress, null)]
    public void ANamingRulesSeverityIsTheProjectsChoice(ReportDiagnostic severity, string? expected)
    {
        var run = ContractProject.Sample()
            .Edit(SampleContracts.Mart, "name: calculated_at", "name: calculated")
            .Configure(NamingRules.TimestampNotAt.Id, severity)
            .Run();
        Assert.Equal(expected is null ? [] : [$"marts/open_account.yml(15,15): {expected} BKC5007"], run.Findings);
    }
}
