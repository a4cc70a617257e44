using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.Resolution;

public class ResolvedTestTests
{
    private static string[] Tests(ModelContract mart) =>
        [.. Banking.With(mart).Model(mart.Name).Tests.Select(t => $"{t.Name}: {t.Column} {Arguments(t)}({t.Origin})")];

    private static string Arguments(ResolvedTest test) =>
        string.Concat(test.Test.Arguments.Select(a => a.Name + "=" + string.Join("+", a.Values) + " "));

    [Fact]
    public void ConstraintsBecomeTests()
    {
        var mart = Mart(
            "account_summary",
            Column("account_id", DataTypeKind.Varchar, NotNull, Constraint(ConstraintType.Unique), ForeignKey("snap_account", "account_id")),
            Column("total_amount", DataTypeKind.Decimal, new ConstraintContract(ConstraintType.Check, default, "total_amount >= 0", null, default)));

        Assert.Equal(
            [
                "not_null_account_summary_account_id: account_id (Constraint)",
                "unique_account_summary_account_id: account_id (Constraint)",
                "relationships_account_summary_account_id__snap_account: account_id to=snap_account field=account_id (Constraint)",
                "check_account_summary_total_amount: total_amount expression=total_amount >= 0 (Constraint)",
            ],
            Tests(mart));
    }

    [Fact]
    public void APrimaryKeyIsNotNullAndUnique()
    {
        var mart = Banking.Mart with { Constraints = new([Constraint(ConstraintType.PrimaryKey, "account_id", "total_amount")]) };

        Assert.Equal(
            [
                "not_null_account_summary_account_id: account_id (Constraint)",
                "not_null_account_summary_total_amount: total_amount (Constraint)",
                "unique_account_summary_account_id_total_amount:  columns=account_id+total_amount (Constraint)",
            ],
            Tests(mart));
    }

    [Fact]
    public void TheKeyIsUnique() => Assert.Equal(
        ["unique_account_summary_account_id: account_id (Constraint)"], Tests(Banking.Mart with { UniqueKey = new(["account_id"]) }));

    [Fact]
    public void ASnapshotsKeyRepeatsButItsVersionsDoNot() => Assert.Equal(
        [
            "not_null_snap_account_dbt_scd_id Invariant", "not_null_snap_account_dbt_updated_at Invariant",
            "not_null_snap_account_dbt_valid_from Invariant", "not_null_snap_account_account_id RelationConstraint",
            "not_null_snap_account_balance_amount RelationConstraint", "not_null_snap_account_loaded_at RelationConstraint",
            "unique_snap_account_dbt_scd_id Invariant", "scd2_no_overlap_snap_account Invariant",
        ],
        Banking.With().Model("snap_account").Tests.Select(t => t.Name + " " + t.Origin));

    [Fact]
    public void ATestKnowsTheFileThatAsksForIt()
    {
        var snapshot = Banking.Snapshot.WithColumn(Column("account_id", DataTypeKind.Unknown).Tested(Test(TestType.Unique)));

        Assert.Equal(
            [
                "not_null_snap_account_account_id staging/stg_account.yml",
                "unique_snap_account_account_id snapshots/snap_account.yml",
            ],
            Banking.With(snapshot).Model("snap_account").Tests.Where(t => t.Column == "account_id").Select(t => t.Name + " " + t.File));
    }

    [Fact]
    public void AConstraintThatTheSnapshotRepeatsStandsInItsOwnFile()
    {
        var snapshot = Banking.Snapshot.WithColumn(Column("account_id", DataTypeKind.Unknown, NotNull));

        Assert.Equal(
            "snapshots/snap_account.yml", Banking.With(snapshot).Model("snap_account").Tests.Single(t => t.Name == "not_null_snap_account_account_id").File);
    }

    [Fact]
    public void AnInvariantStandsInAFileOnlyWhenItIsDeclared()
    {
        string[] Files(ModelContract snapshot) =>
            [.. Banking.With(snapshot).Model("snap_account").Tests.Where(t => t.Name == "scd2_no_overlap_snap_account").Select(t => t.File)];

        Assert.Equal([""], Files(Banking.Snapshot));
        Assert.Equal(["snapshots/snap_account.yml"], Files(Banking.Snapshot with { Tests = new([Test(TestType.Scd2NoOverlap)]) }));
    }

    [Fact]
    public void ADeclaredInvariantRunsOnce()
    {
        var snapshot = Banking.Snapshot.WithColumn(Column("dbt_scd_id", DataTypeKind.Unknown).Tested(Test(TestType.Unique), Test(TestType.NotNull)))
            with
        { Tests = new([Test(TestType.Scd2NoOverlap)]) };

        Assert.Equal(8, Banking.With(snapshot).Model("snap_account").Tests.Count);
    }

    [Fact]
    public void ATestThatRepeatsAConstraintRunsOnceUnderItsAuthorsName()
    {
        var named = Test(TestType.NotNull) with { Name = "every_account_has_an_id", Description = "Numbers are mandatory." };
        var test = Assert.Single(Banking.With(Mart("account_summary", Column("account_id", DataTypeKind.Varchar, NotNull).Tested(named)))
            .Model("account_summary").Tests);

        Assert.Equal(("every_account_has_an_id", "Numbers are mandatory.", TestOrigin.Constraint), (test.Name, test.Test.Description, test.Origin));
    }

    [Fact]
    public void ATestWithOtherSettingsIsAnotherTest()
    {
        var warning = Test(TestType.NotNull) with { Settings = TestSettings.Default with { Where = "account_id <> 'x'" } };

        Assert.Equal(
            ["not_null_account_summary_account_id: account_id (Constraint)", "not_null_account_summary_account_id_2: account_id (DataTest)"],
            Tests(Mart("account_summary", Column("account_id", DataTypeKind.Varchar, NotNull).Tested(warning))));
    }

    [Fact]
    public void AnAuthorsNameIsNeverDisplacedByADerivedOne()
    {
        var named = Test(TestType.Unique) with { Name = "not_null_account_summary_account_id" };

        Assert.Equal(
            ["not_null_account_summary_account_id_2: account_id (Constraint)", "not_null_account_summary_account_id: account_id (DataTest)"],
            Tests(Mart("account_summary", Column("account_id", DataTypeKind.Varchar, NotNull).Tested(named))));
    }

    [Fact]
    public void UniqueOverOneListedColumnIsTheTestOfThatColumn()
    {
        var test = new TestContract(TestType.Unique, null, "", new([new TestArgument("columns", new(["account_id"]))]), TestSettings.Default);

        Assert.Equal(
            ["unique_account_summary_account_id: account_id (Constraint)"],
            Tests(Banking.Mart with { UniqueKey = new(["account_id"]), Tests = new([test]) }));
    }

    [Fact]
    public void NamesDoNotClashWithSingularTests()
    {
        var pipeline = Banking.With(Mart("account_summary", Column("account_id", DataTypeKind.Varchar, NotNull)))
            .Sql("tests/not_null_account_summary_account_id.sql", "select * from account_summary where account_id is null");

        Assert.Equal("not_null_account_summary_account_id_2", Assert.Single(pipeline.Model("account_summary").Tests).Name);
    }

    [Fact]
    public void AQuarantineTableIsNotHeldToItsStagingsRules() => Assert.Equal(
        ["not_null_quarantine_stg_account_failure_reason", "not_null_quarantine_stg_account_quarantined_at"],
        Banking.With(Banking.Staging with { Tests = new([Test(TestType.RowCount, ("min_value", "1"))]) }).Model("quarantine_stg_account").Tests.Select(t => t.Name));

    [Fact]
    public void NamesAreUniqueInThePipeline()
    {
        var names = Banking.With(Mart("a_b", Column("c", DataTypeKind.Varchar, NotNull)), Mart("a", Column("b_c", DataTypeKind.Varchar, NotNull)))
            .Sql("marts/a_b.sql", "select account_id as c from int_account")
            .Sql("marts/a.sql", "select account_id as b_c from int_account")
            .Resolve().Models.SelectMany(m => m.Tests).Select(t => t.Name).ToList();

        Assert.Contains("not_null_a_b_c", names);
        Assert.Contains("not_null_a_b_c_2", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }
}
