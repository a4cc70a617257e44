using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class UnknownReferenceTests
{
    [Fact]
    public void AFaultlessPipelineHasNoFindings() => Assert.Empty(Banking.With().Findings());

    [Fact]
    public void StagingFromAnUnknownSource()
    {
        var pipeline = Banking.With(Banking.Staging with { From = "src_acount" });

        Assert.Equal(["BKC4001 stg_account#config/from"], pipeline.Findings());
        Assert.Equal("'src_acount' is not the name of a model; did you mean 'src_account'?", pipeline.Message());
    }

    [Fact]
    public void SnapshotOfAnUnknownRelation() => Assert.Equal(
        ["BKC4001 snap_account#relation"],
        Banking.With(Banking.Snapshot with { Snapshot = Banking.Snapshot.Snapshot! with { Relation = "stg_acct" } }).Findings());

    [Fact]
    public void TableInSqlAtItsPlace() => Assert.Equal(
        ["BKC4001 marts/account_summary.sql:2:6 'int_acount'"],
        Banking.WithMartSql("select 1 as x\nfrom int_acount").Findings());

    [Fact]
    public void TableWithItsSchemaIsToldToGoByItsPlainName()
    {
        var pipeline = Banking.WithMartSql("select * from intermediate.int_account");

        Assert.Equal(["BKC4001 marts/account_summary.sql:1:15 'intermediate.int_account'"], pipeline.Findings());
        Assert.Equal(
            "'intermediate.int_account' is not the name of a model; write the plain name 'int_account'", pipeline.Message());
    }

    [Fact]
    public void TableInOtherLetterCaseIsTheSameTable() => Assert.Empty(Banking.WithMartSql("SELECT * FROM INT_Account").Findings());

    [Fact]
    public void RelationshipToAnUnknownModel()
    {
        var column = Column("account_id").Tested(Relationship("snap_acount", "account_id"));

        Assert.Equal(
            ["BKC4001 account_summary#columns/0/data_tests/0/relationships/to"],
            Banking.With(Banking.Mart with { Columns = new([column]) }).Findings());
    }

    [Fact]
    public void RelationshipToAKnownModel()
    {
        var column = Column("account_id").Tested(Relationship("snap_account", "account_id"));

        Assert.Empty(Banking.With(Banking.Mart with { Columns = new([column]) }).Findings());
    }

    [Fact]
    public void ForeignKeyToAnUnknownModel() => Assert.Equal(
        ["BKC4001 account_summary#columns/0/constraints/0/to"],
        Banking.With(Banking.Mart with { Columns = new([Column("account_id", DataTypeKind.Varchar, ForeignKey("snap_x", "account_id"))]) }).Findings());

    [Fact]
    public void TableInASingularTest() => Assert.Equal(
        ["BKC4001 tests/no_loss.sql:1:15 'nothing'"],
        Banking.With().Sql("tests/no_loss.sql", "select * from nothing").Findings());

    [Fact]
    public void AnIncompleteModelStillHasItsName() =>
        Assert.Empty(Banking.With(Banking.Intermediate with { IsComplete = false }).Findings());

    [Fact]
    public void AModelWhoseFileCannotBeReadIsNotAlsoUnknown()
    {
        var broken = new ParsedFileStub("contracts/intermediate/int_extra.yml").File;
        var pipeline = Banking.WithMartSql("select * from int_extra").AddFile(broken).Sql("intermediate/int_extra.sql", "select 1 as x");

        Assert.Empty(pipeline.Findings());
    }

    [Fact]
    public void AQuarantineTableHasAName() => Assert.Empty(
        Banking.With().Sql("tests/few_refused.sql", "select * from quarantine_stg_account").Findings());
}
