using BankingContracts.ContractModel.Tests.Resolution;
using BankingContracts.ContractModel.Text;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

/// <summary>BKC6001 for models.</summary>
public sealed class FormerModelTests
{
    [Fact]
    public void AFormerNameMayStay() => Assert.Empty(Banking.With(Banking.Staging with { RenamedFrom = Names("stg_konto", "stg_acc") }).Findings());

    [Theory]
    [InlineData("src_account", "which is a model of its own; remove it, or remove that model")]
    [InlineData("quarantine_stg_account", "which is a model of its own; remove it, or remove that model")]
    [InlineData("stg_account", "its present name; remove it")]
    [InlineData("src_konto", "which is a former name of 'src_account', too; remove it")]
    public void AFormerNameThatLeadsElsewhereIsReported(string former, string fault)
    {
        var pipeline = Banking.With(Banking.Source with { RenamedFrom = Names("src_konto") }, Banking.Staging with { RenamedFrom = Names("stg_konto", former) });

        Assert.Equal(["BKC6001 stg_account#renamed_from/1"], pipeline.Findings());
        Assert.Equal($"'renamed_from' of 'stg_account' names '{former}', {fault}", pipeline.Message());
    }

    [Fact]
    public void WhoNamesAModelAsBeforeIsToldItsName()
    {
        var pipeline = new PipelineUnderTest().Add(Banking.Source, Banking.Staging with { Name = "stg_konto", RenamedFrom = Names("stg_account") }, Banking.Snapshot);

        Assert.Equal("'stg_account' is not the name of a model; it is named 'stg_konto' now", pipeline.Message());
    }

    private static EquatableArray<string> Names(params string[] names) => new(names);
}
