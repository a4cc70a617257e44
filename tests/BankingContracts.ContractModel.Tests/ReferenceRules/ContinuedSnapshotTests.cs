using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using BankingContracts.ContractModel.Text;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

/// <summary>BKC6050, and what a retired column needs.</summary>
public sealed class ContinuedSnapshotTests
{
    private static readonly ModelContract Retired = With(Banking.Snapshot, s => s with { IsRetired = true });

    [Fact]
    public void ASnapshotGoesOnFromARetiredOne()
    {
        var pipeline = Banking.With(Retired, Next("snap_account"));

        Assert.Empty(pipeline.Findings());
        Assert.Equal(["snap_account", "stg_account"], pipeline.Model("snap_next").Upstreams.Select(u => u.Name));
    }

    [Theory]
    [InlineData("stg_account", "which is no snapshot; name a snapshot")]
    [InlineData("snap_next", "itself; name the snapshot that it takes the place of")]
    public void ItGoesOnFromASnapshot(string name, string fault)
    {
        var pipeline = Banking.With(Retired, Next(name));

        Assert.Equal(["BKC6050 snap_next#continues"], pipeline.Findings());
        Assert.Equal($"'continues' of 'snap_next' names '{name}', {fault}", pipeline.Message());
    }

    [Fact]
    public void TheOtherOneIsRetired()
    {
        var pipeline = Banking.With(Banking.Snapshot, Next("snap_account"));

        Assert.Equal(["BKC6050 snap_next#continues"], pipeline.Findings());
        Assert.Equal("'continues' of 'snap_next' names 'snap_account', which is not retired; add 'retired: true' to 'snap_account'", pipeline.Message());
    }

    [Fact]
    public void AVersionGoesOnInOnePlace() =>
        Assert.Equal(["BKC6050 snap_other#continues"], Banking.With(Retired, Next("snap_account"), Next("snap_account") with { Name = "snap_other" }).Findings());

    private static ModelContract Next(string continued) => With(Banking.Snapshot, s => s with { Continues = continued }) with { Name = "snap_next", Exports = EquatableArray<ExportFormat>.Empty };

    private static ModelContract With(ModelContract snapshot, Func<SnapshotContract, SnapshotContract> change) => snapshot with { Snapshot = change(snapshot.Snapshot!) };
}
