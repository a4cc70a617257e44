using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class SnapshotTests
{
    private static ModelContract Snapshot(Func<SnapshotContract, SnapshotContract> change) =>
        Banking.Snapshot with { Snapshot = change(Banking.Snapshot.Snapshot!) };

    private static ModelContract Timestamp(string column) =>
        Snapshot(s => s with { Strategy = SnapshotStrategy.Timestamp, UpdatedAt = column });

    [Fact]
    public void KeyThatTheRelationLacks() => Assert.Equal(
        ["BKC2004 snap_account#config/unique_key/0"],
        Banking.With(Banking.Snapshot with { UniqueKey = new(["acount_id"]) }).Findings());

    [Fact]
    public void KeyThatMayBeNull() => Assert.Equal(
        ["BKC2009 snap_account#config/unique_key/0"],
        Banking.With(
            Banking.Staging.WithColumn(Column("branch_id").CleanedFrom("balance")) with { UniqueKey = new(["branch_id"]) },
            Banking.Snapshot with { UniqueKey = new(["branch_id"]) }).Findings());

    [Theory]
    [InlineData("account_id branch_id", "account_id", "loaded_at", false)]
    [InlineData("account_id", "account_id branch_id", "loaded_at", false)]
    [InlineData("account_id", "branch_id", "loaded_at", false)]
    [InlineData("branch_id account_id", "account_id branch_id", "loaded_at", true)]
    [InlineData("account_id loaded_at", "account_id", "loaded_at", false)]
    [InlineData("account_id booked_at", "account_id", "booked_at", true)]
    [InlineData("account_id booked_at branch_id", "account_id", "booked_at", false)]
    [InlineData("account_id", "account_id", "booked_at", true)]
    public void TheKeyIsTheStagingKeyOrThatWithoutTheBusinessTime(string staged, string key, string updatedAt, bool isRight)
    {
        var staging = Banking.Staging
            .WithColumn(Column("branch_id", DataTypeKind.Varchar, NotNull).CleanedFrom("balance"))
            .WithColumn(Column("booked_at", DataTypeKind.Timestamp, NotNull).CleanedFrom("balance")) with
        { UniqueKey = new(staged.Split(' ')) };

        Assert.Equal(isRight ? [] : ["BKC4012"], Banking.With(staging, Timestamp(updatedAt) with { UniqueKey = new(key.Split(' ')) }).Findings().Select(static f => f.Split(' ')[0]));
    }

    [Fact]
    public void UpdatedAtThatTheRelationLacks() =>
        Assert.Equal(["BKC2004 snap_account#config/updated_at"], Banking.With(Timestamp("changed_at")).Findings());

    [Fact]
    public void UpdatedAtThatIsNoTimestamp() =>
        Assert.Equal(["BKC2017 snap_account#config/updated_at"], Banking.With(Timestamp("balance_amount")).Findings());

    [Fact]
    public void UpdatedAtThatMayBeNull() => Assert.Equal(
        ["BKC2017 snap_account#config/updated_at"],
        Banking.With(Banking.Staging.WithColumn(Column("opened_at", DataTypeKind.Timestamp).CleanedFrom("balance")), Timestamp("opened_at")).Findings());

    [Fact]
    public void UpdatedAtThatIsATimestamp() => Assert.Empty(Banking.With(Timestamp("loaded_at")).Findings());

    [Fact]
    public void CheckColumnThatTheRelationLacks() => Assert.Equal(
        ["BKC2004 snap_account#config/check_cols/1"],
        Banking.With(Snapshot(s => s with { CheckColumns = new(["balance_amount", "balance"]) })).Findings());

    [Fact]
    public void CheckColumnsOfTheRelation() =>
        Assert.Empty(Banking.With(Snapshot(s => s with { CheckColumns = new(["balance_amount"]) })).Findings());

    [Fact]
    public void EntryThatTheRelationLacks()
    {
        var pipeline = Banking.With(Banking.Snapshot.WithColumn(Column("acount_id")));

        Assert.Equal(["BKC4007 snap_account#columns/0/name"], pipeline.Findings());
        Assert.Equal(
            "The snapshot column 'acount_id' is not a column of 'stg_account'; did you mean 'account_id'? Or, if it is gone there, write 'retired: true' and its 'data_type' here, which keeps its history", pipeline.Message());
    }

    [Fact]
    public void EntryThatTheRelationHasUnderAnotherName()
    {
        var pipeline = Banking.With(Banking.Staging.WithColumn(Column("kind").CleanedFrom("balance") with { RenamedFrom = new(["account_kind"]) }), Banking.Snapshot.WithColumn(Column("account_kind")));

        Assert.Equal("The snapshot column 'account_kind' is not a column of 'stg_account'; it is named 'kind' now", pipeline.Message());
    }

    [Fact]
    public void EntryOfAnotherType() => Assert.Equal(
        ["BKC4007 snap_account#columns/0/data_type"],
        Banking.With(Banking.Snapshot.WithColumn(Column("account_id", DataTypeKind.Integer))).Findings());

    [Theory]
    [InlineData("account_id", DataTypeKind.Varchar)]
    [InlineData("account_id", DataTypeKind.Unknown)]
    [InlineData("dbt_valid_to", DataTypeKind.Timestamp)]
    public void EntryThatFits(string name, DataTypeKind type) =>
        Assert.Empty(Banking.With(Banking.Snapshot.WithColumn(Column(name, type))).Findings());

    [Fact]
    public void TheDeletedMarkExistsOnlyWhereDeletesAddARecord()
    {
        var marked = Snapshot(s => s with { HardDeletes = HardDeletes.NewRecord }).WithColumn(Column("dbt_is_deleted", DataTypeKind.Boolean));

        Assert.Empty(Banking.With(marked).Findings());
        Assert.Equal(
            ["BKC4007 snap_account#columns/0/name"],
            Banking.With(Banking.Snapshot.WithColumn(Column("dbt_is_deleted", DataTypeKind.Boolean))).Findings());
    }

    [Fact]
    public void TheRelationMayNotBearABookkeepingName() => Assert.Equal(
        ["BKC4007 snap_account#relation"],
        Banking.With(Banking.Staging.WithColumn(Column("dbt_valid_from", DataTypeKind.Timestamp).CleanedFrom("balance"))).Findings());

    [Fact]
    public void ARelationWhoseColumnsAreNotKnownIsNotJudged() => Assert.Empty(
        Banking.With(Banking.Staging with { IsComplete = false, HasAllColumns = false }, Banking.Snapshot.WithColumn(Column("anything"))).Findings());

    [Fact]
    public void AWrongRelationIsJudgedByItsNames() => Assert.Equal(
        ["BKC4007 snap_account#columns/0/name"],
        Banking.With(Banking.Staging with { IsComplete = false }, Banking.Snapshot.WithColumn(Column("anything"))).Findings());
}
