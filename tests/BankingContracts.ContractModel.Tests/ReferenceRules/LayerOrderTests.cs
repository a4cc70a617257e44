using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using BankingContracts.ContractModel.Text;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class LayerOrderTests
{
    [Fact]
    public void AMartMayNotReadASource()
    {
        var pipeline = Banking.WithMartSql("select *\nfrom int_account, src_account");

        Assert.Equal(["BKC4003 marts/account_summary.sql:2:19 'src_account'"], pipeline.Findings());
        Assert.Equal(
            "'account_summary' may not read 'src_account' of layer source; layer marts reads snapshots, intermediate, marts", pipeline.Message());
    }

    [Fact]
    public void AMartMayReadASnapshot() => Assert.Empty(Banking.WithMartSql("select * from snap_account").Findings());

    [Fact]
    public void ALayerReadsWhatItsPolicyNames()
    {
        var layers = PipelinePolicy.Default.Layers
            .Select(l => l.Layer == Layer.Marts ? l with { Reads = new([Layer.Staging]) } : l)
            .ToEquatableArray();
        var policy = PipelinePolicy.Default with { Layers = layers };

        Assert.Empty(Banking.WithMartSql("select * from stg_account, quarantine_stg_account").With(policy).Findings());
        Assert.Equal(
            ["BKC4003 marts/account_summary.sql:1:15 'int_account'"], Banking.WithMartSql("select * from int_account").With(policy).Findings());
    }

    [Fact]
    public void StagingCleansASourceOnly() => Assert.Equal(
        ["BKC4003 stg_other#config/from"],
        Banking.With(Staging("stg_other", "stg_account", "account_id", Column("account_id", DataTypeKind.Varchar, NotNull).CleanedFrom("account_id"))).Findings());

    [Fact]
    public void ASnapshotFollowsNoQuarantine() => Assert.Equal(
        ["BKC4003 snap_refused#relation"], Banking.With(Snapshot("snap_refused", "quarantine_stg_account", "account_id")).Findings());

    [Fact]
    public void ASingularTestReadsAnyLayer() =>
        Assert.Empty(Banking.With().Sql("tests/nothing_lost.sql", "select * from src_account, stg_account, account_summary").Findings());

    [Fact]
    public void ARelationshipPointsToAnyLayer()
    {
        var column = Column("account_id", DataTypeKind.Varchar, NotNull).CleanedFrom("account_id").Tested(Relationship("account_summary", "account_id"));

        Assert.Empty(Banking.With(Staging("stg_other", "src_account", "account_id", column)).Findings());
    }
}
