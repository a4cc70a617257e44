using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class RelationshipTests
{
    private static PipelineUnderTest Mart(ColumnContract column, params ModelContract[] others) =>
        Banking.With([.. others, Contracts.Mart("account_summary", column)]);

    [Fact]
    public void ToAMissingColumn()
    {
        var pipeline = Mart(Column("account_id").Tested(Relationship("snap_account", "acount_id")));

        Assert.Equal(["BKC4004 account_summary#columns/0/data_tests/0/relationships/field"], pipeline.Findings());
        Assert.Equal("'snap_account' has no column 'acount_id'; did you mean 'account_id'?", pipeline.Message());
    }

    [Fact]
    public void ToAnInheritedColumnOfASnapshot() =>
        Assert.Empty(Mart(Column("account_id").Tested(Relationship("snap_account", "account_id"))).Findings());

    [Fact]
    public void ToABookkeepingColumnOfASnapshot() =>
        Assert.Empty(Mart(Column("version_id").Tested(Relationship("snap_account", "dbt_scd_id"))).Findings());

    [Fact]
    public void ForeignKeyToAMissingColumn() => Assert.Equal(
        ["BKC4004 account_summary#columns/0/constraints/0/to_columns/0"],
        Mart(Column("account_id", DataTypeKind.Varchar, ForeignKey("snap_account", "id"))).Findings());

    [Fact]
    public void ForeignKeyOfSeveralColumnsAtTheModel()
    {
        var key = new ConstraintContract(ConstraintType.ForeignKey, new(["account_id", "total_amount"]), null, "snap_account", new(["account_id", "total"]));

        Assert.Equal(
            ["BKC4004 account_summary#constraints/0/to_columns/1"],
            Banking.With(Banking.Mart with { Constraints = new([key]) }).Findings());
    }

    [Fact]
    public void BetweenDifferentTypes()
    {
        var pipeline = Mart(Column("account_id", DataTypeKind.Integer).Tested(Relationship("snap_account", "account_id")));

        Assert.Equal(["BKC4005 account_summary#columns/0/data_tests/0/relationships/field"], pipeline.Findings());
        Assert.Equal("'account_id' is integer but 'snap_account.account_id' is varchar; give both the same data_type", pipeline.Message());
    }

    [Theory]
    [InlineData(DataTypeKind.SmallInt, DataTypeKind.BigInt)]
    [InlineData(DataTypeKind.Integer, DataTypeKind.SmallInt)]
    [InlineData(DataTypeKind.Unknown, DataTypeKind.Varchar)]
    public void BetweenTypesThatCompareExactly(DataTypeKind own, DataTypeKind target)
    {
        var other = Intermediate("int_other", Column("other_id", target));

        Assert.Empty(Mart(Column("other_id", own).Tested(Relationship("int_other", "other_id")), other)
            .Sql("intermediate/int_other.sql", "select 1 as other_id from snap_account").Findings());
    }

    [Fact]
    public void BetweenDecimalsOfDifferentScale()
    {
        var precise = Column("total_amount", DataTypeKind.Decimal) with { Type = new DataType(DataTypeKind.Decimal, 38, 6) };

        Assert.Empty(Mart(precise.Tested(Relationship("int_account", "balance_amount"))).Findings());
    }

    [Fact]
    public void ToAModelWhoseColumnsAreNotKnownIsNotJudged() => Assert.Empty(
        Mart(Column("account_id").Tested(Relationship("int_account", "no_such")), Banking.Intermediate with { IsComplete = false, HasAllColumns = false }).Findings());

    [Fact]
    public void ToAWrongModelIsJudgedByItsNames() => Assert.Single(
        Mart(Column("account_id").Tested(Relationship("int_account", "no_such")), Banking.Intermediate with { IsComplete = false }).Findings());
}
