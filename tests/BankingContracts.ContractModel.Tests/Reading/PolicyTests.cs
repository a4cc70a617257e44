using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class PolicyTests
{
    [Fact]
    public void WhatLayersYmlLeavesOutKeepsItsDefault()
    {
        var policy = Expect.Silence(Policy("layers:\n  - name: marts\n    prefix: mart_\n    reads: [intermediate]\n    uniqueness: audit\n")).Policy!;
        Assert.Equal(new LayerPolicy(Layer.Marts, "mart_", new([Layer.Intermediate]), Materialization.Table, Uniqueness.Audit), policy[Layer.Marts]);
        Assert.Equal(PipelinePolicy.Default[Layer.Staging], policy[Layer.Staging]);
        Assert.Equal(PipelinePolicy.Default.Abbreviations, policy.Abbreviations);
    }

    [Fact]
    public void AbbreviationsReplaceTheBuiltInOnes() => Assert.Equal(
        [new Abbreviation("cust", "customer"), new Abbreviation("tx", "transaction")],
        Expect.Silence(Policy("abbreviations:\n  cust: customer\n  TX: transaction\n")).Policy!.Abbreviations);

    [Fact]
    public void AnEmptyPrefixIsAPrefix() =>
        Assert.Equal("", Expect.Silence(Policy("layers: [{name: source, prefix: \"\"}]\n")).Policy![Layer.Source].Prefix);

    [Theory]
    [InlineData("BKC1002", "layers: [{name: marts, «prefx»: a}]\n")]
    [InlineData("BKC1003", "layers: [{«prefix»: a}]\n")]
    [InlineData("BKC1004", "layers: [{name: «mart»}]\n")]
    [InlineData("BKC1004", "layers: [{name: marts, reads: [«stagin»]}]\n")]
    [InlineData("BKC1004", "abbreviations: {«cust»: [customer]}\n")]
    [InlineData("BKC1005", "layers: [{name: marts}, {name: «marts»}]\n")]
    [InlineData("BKC2012", "layers: [{name: staging, materialized: «view»}]\n")]
    [InlineData("BKC2019", "layers: [{name: staging, reads: [source, «marts»]}]\n")]
    public void AMistakeInLayersYmlIsReported(string id, string marked) => Expect.Finding(id, Policy(marked));

    [Fact]
    public void AQueryLayerMayBeViewsByDefault() => Assert.Equal(
        Materialization.View,
        Expect.Silence(Policy("layers: [{name: intermediate, materialized: view, reads: [snapshots, intermediate]}]\n")).Policy![Layer.Intermediate].Materialized);

    private static BankingContracts.ContractModel.Files.ContractSource Policy(string text) => Given.File("layers.yml", "version: 2\n" + text);
}
