using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using BankingContracts.ContractModel.Text;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class LayerDefaultTests
{
    private static PipelinePolicy Marts(Materialization materialized) => PipelinePolicy.Default with
    {
        Layers = PipelinePolicy.Default.Layers.Select(l => l.Layer == Layer.Marts ? l with { Materialized = materialized } : l).ToEquatableArray(),
    };

    private static IReadOnlyList<string> Findings(Materialization ofLayer, ModelContract mart) => Banking.With(mart).With(Marts(ofLayer)).Findings();

    private static ModelContract Mart(GeneratedColumn generated = GeneratedColumn.None) => Contracts.Mart(
        "account_summary", Column("account_id", DataTypeKind.Varchar, NotNull), Column("changed_at", DataTypeKind.Timestamp, NotNull) with { Generated = generated });

    [Fact]
    public void AnIncrementalLayerNeedsKeys() => Assert.Equal(["BKC2010 account_summary#name"], Findings(Materialization.Incremental, Mart()));

    [Fact]
    public void AKeyIsEnough() => Assert.Empty(Findings(Materialization.Incremental, Mart() with { UniqueKey = new(["account_id"]) }));

    [Fact]
    public void AModelMayLeaveTheDefault() => Assert.Empty(Findings(Materialization.Incremental, Mart() with { Materialized = Materialization.Table }));

    [Fact]
    public void ALayerOfViewsStoresNoTimes() =>
        Assert.Equal(["BKC2012 account_summary#columns/1"], Findings(Materialization.View, Mart(GeneratedColumn.ChangedAt)));

    [Fact]
    public void AViewWithoutTimesIsRight() => Assert.Empty(Findings(Materialization.View, Mart()));

    [Fact]
    public void ATableInALayerOfViewsMayStoreTimes() =>
        Assert.Empty(Findings(Materialization.View, Mart(GeneratedColumn.ChangedAt) with { Materialized = Materialization.Table }));
}
