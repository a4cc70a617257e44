using BankingContracts.ContractModel.Checking;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Generators.Tests;

/// <summary>What the analysis of the SQL knows of a query reaches the runtime as long as it is about the texts the compiler sees.</summary>
public sealed class CheckedQueriesTests
{
    private const string Test = "no_account_is_lost";

    private static readonly QueryFacts Linked = QueryFacts.None with
    {
        Links = new([new QueryLink("account_id", "snap_account", "account_id")]),
        Unlinked = new([new UnlinkedModel("stg_account", "account_id is not in GROUP BY")]),
    };

    [Fact]
    public void TheLinksOfAModelReachTheRuntime()
    {
        var definition = Definition(Project().Run())["open_account"];
        Assert.Equal([new LinkDefinition("account_id", "snap_account", "account_id")], definition.Links);
        Assert.Equal([new UnlinkedUpstream("stg_account", "account_id is not in GROUP BY")], definition.Unlinked);
    }

    [Fact]
    public void TheLinksOfASingularTestReachTheRuntime() => Assert.Equal(
        [new LinkDefinition("account_id", "snap_account", "account_id")],
        Assert.Single(Definition(Project().Run()).SingularAudits).Links);

    [Fact]
    public void TheLinksOfABuiltInTestNeedNoAnalysis() => Assert.Equal(
        [new LinkDefinition("account_id", "open_account", "account_id")],
        Definition(ContractProject.Sample().Run())["open_account"].Audits.Single(static a => a.Type == AuditType.Unique).Links);

    [Fact]
    public void TheColumnsThatATestNeedsReachTheRuntime()
    {
        var definition = Definition(Project().Run());
        Assert.Equal(["account_id"], definition["open_account"].Audits.Single(static a => a.Type == AuditType.Unique).Columns["open_account"]);
        var singular = Assert.Single(definition.SingularAudits).Columns;
        Assert.Equal(["open_account", "stg_account"], singular.Keys);
        Assert.Equal(["account_id"], singular["stg_account"]);
        Assert.All(definition.Audits.Where(static a => a.Links.Count == 0), static a => Assert.Empty(a.Columns));
    }

    [Theory]
    [InlineData(SampleContracts.MartSql, "dbt_valid_to is null", "dbt_valid_to is not null")]
    [InlineData(SampleContracts.Staging, "data_type: decimal(18,2)", "data_type: decimal(16,2)")]
    [InlineData(SampleContracts.Staging, "data_type: decimal(18,2)\n        constraints: [{type: not_null}]", "data_type: decimal(18,2)")]
    public void NothingIsKnownOfAQueryAfterAnEditOfWhatDecidesIt(string path, string old, string text) =>
        Assert.Empty(Definition(Project().Edit(path, old, text).Run())["open_account"].Links);

    [Theory]
    [InlineData(SampleContracts.Mart, "Balance in euros.", "Balance.")]
    [InlineData(SampleContracts.Staging, "Balance in euros.", "Balance.")]
    [InlineData(SampleContracts.Source, "Accounts as received.", "Raw accounts.")]
    [InlineData(SampleContracts.SingularTest, "select account_id from stg_account", "select account_id  from stg_account")]
    public void WhatIsKnownOutlivesOtherEdits(string path, string old, string text) =>
        Assert.NotEmpty(Definition(Project().Edit(path, old, text).Run())["open_account"].Links);

    [Fact]
    public void OtherFactsRegenerateTheirModelOnly()
    {
        var project = ContractProject.Sample(tracksSteps: true);
        project.Run();
        Assert.Equal(["marts.open_account.g.cs"], project.Analyze(("open_account", Linked)).Run().Emitted);
    }

    [Fact]
    public void TheOutputCompilesWithoutAWarning() => Assert.Empty(GeneratedCode.Problems(Project().Run().Output));

    private static ContractProject Project() => ContractProject.Sample().Analyze(("open_account", Linked), (Test, Linked));

    private static PipelineDefinition Definition(GeneratorRun run) =>
        GeneratedCode.Load<PipelineDefinition>(run.Output, "Sample.ContractPipeline", "Definition");
}
