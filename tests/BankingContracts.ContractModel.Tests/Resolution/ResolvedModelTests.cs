using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.Resolution;

public class ResolvedModelTests
{
    private static string Columns(ResolvedModel model) =>
        string.Join(", ", model.Columns.Select(c => c.Name + " " + c.Type + (c.IsNotNull ? " not null" : "")));

    [Fact]
    public void ModelsStandInDependencyOrder()
    {
        var models = Banking.With(
                Source("src_customer", "customer_id"),
                Staging("stg_customer", "src_customer", "customer_id", Column("customer_id", DataTypeKind.Varchar, NotNull).CleanedFrom("customer_id")),
                Mart("a_report", Column("account_id")))
            .Sql("marts/a_report.sql", "select account_id from account_summary")
            .Resolve().Models;

        Assert.Equal(
            [
                "src_account", "src_customer", "stg_account", "quarantine_stg_account", "stg_customer", "quarantine_stg_customer",
                "snap_account", "int_account", "account_summary", "a_report",
            ],
            models.Select(m => m.Name));
    }

    [Fact]
    public void ASnapshotHasBookkeepingThenTheRelationsColumns() => Assert.Equal(
        "dbt_scd_id varchar not null, dbt_updated_at timestamp not null, dbt_valid_from timestamp not null, dbt_valid_to timestamp, "
        + "account_id varchar not null, balance_amount decimal(18,2) not null, loaded_at timestamp not null",
        Columns(Banking.With().Model("snap_account")));

    [Fact]
    public void ASnapshotThatAddsRecordsMarksThem()
    {
        var snapshot = Banking.Snapshot with { Snapshot = Banking.Snapshot.Snapshot! with { HardDeletes = HardDeletes.NewRecord } };

        Assert.Contains("dbt_valid_to timestamp, dbt_is_deleted boolean not null, account_id", Columns(Banking.With(snapshot).Model("snap_account")), StringComparison.Ordinal);
    }

    [Fact]
    public void OfTheRelationsRulesOnlyNotNullHoldsForHistory()
    {
        var key = Column("branch_id", DataTypeKind.Varchar, Constraint(ConstraintType.PrimaryKey)).CleanedFrom("balance")
            .Tested(Test(TestType.Unique));
        var column = Banking.With(Banking.Staging.WithColumn(key)).Model("snap_account").Column("branch_id");

        Assert.Equal([NotNull], column.Constraints);
        Assert.Empty(column.Tests);
        Assert.Null(column.Clean);
    }

    [Fact]
    public void ASnapshotsOwnEntryAddsWordsAndTests()
    {
        var entry = Column("account_id", DataTypeKind.Unknown, NotNull, ForeignKey("account_summary", "account_id")) with { Description = "The account." };
        var column = Banking.With(Banking.Snapshot.WithColumn(entry.Tested(Test(TestType.NotNull)))).Model("snap_account").Column("account_id");

        Assert.Equal("The account.", column.Description);
        Assert.Equal(DataTypeKind.Varchar, column.Type.Kind);
        Assert.Equal([ConstraintType.NotNull, ConstraintType.ForeignKey], column.Constraints.Select(c => c.Type));
        Assert.Single(column.Tests);
    }

    [Fact]
    public void CheckColumnsAllLeavesOutKeyAndTimeOfArrival() =>
        Assert.Equal(["balance_amount"], Banking.With().Model("snap_account").Snapshot!.CheckColumns);

    [Fact]
    public void TheTimeOfArrivalIsKnownByWhereItComesFrom()
    {
        var staging = Banking.Staging with
        {
            Columns = Banking.Staging.Columns.Select(c => c.Name == "loaded_at" ? c with { Name = "arrived_at" } : c).ToEquatableArray(),
        };

        Assert.Equal(["balance_amount"], Banking.With(staging).Model("snap_account").Snapshot!.CheckColumns);
    }

    [Fact]
    public void ABusinessTimeThatHistoryFollowsMustNotLieAfterTheRun()
    {
        var staging = Banking.Staging.WithColumn(Column("changed_at", DataTypeKind.Timestamp, NotNull).CleanedFrom("balance"));

        Assert.Equal([QuarantineCondition.Future], Following("changed_at", staging).Column("changed_at").Quarantine.Select(r => r.When));
        Assert.Empty(Following("loaded_at", staging).Column("changed_at").Quarantine);
    }

    [Fact]
    public void StagingKnowsByWhichOfItsTimesHistoryGoes()
    {
        var staging = Banking.Staging.WithColumn(Column("changed_at", DataTypeKind.Timestamp, NotNull).CleanedFrom("balance"));

        Assert.Equal(["changed_at"], Following("changed_at", staging).BusinessTimes);
        Assert.Empty(Following("loaded_at", staging).BusinessTimes);
    }

    [Fact]
    public void TheTimeOfArrivalIsNeverInTheFuture() =>
        Assert.Empty(Following("loaded_at", Banking.Staging).Column("loaded_at").Quarantine);

    [Fact]
    public void AQuarantineTableHoldsTheRowAsReceived()
    {
        var model = Banking.With().Model("quarantine_stg_account");

        Assert.Equal("account_id varchar, balance varchar, failure_reason varchar not null, quarantined_at timestamp not null, _file varchar, _line bigint", Columns(model));
        Assert.Equal((ModelKind.Quarantine, Layer.Staging, "stg_account"), (model.Kind, model.Layer, model.Input));
        Assert.Equal([new ModelReference("src_account", Layer.Source)], model.Upstreams);
        Assert.Empty(model.Key);
    }

    [Fact]
    public void StagingKnowsItsInput()
    {
        var model = Banking.With().Model("stg_account");

        Assert.Equal("src_account", model.Input);
        Assert.Equal(["account_id", "balance"], model.InputColumns);
        Assert.Equal(["account_id"], model.Key);
    }

    [Fact]
    public void AQuerysUpstreamsComeFromItsSql()
    {
        var model = Banking.WithMartSql("with x as (select * from int_account)\r\nselect * from x, Snap_Account, int_account").Model("account_summary");

        Assert.Equal([new ModelReference("int_account", Layer.Intermediate), new ModelReference("snap_account", Layer.Snapshots)], model.Upstreams);
        Assert.Equal("with x as (select * from int_account)\nselect * from x, Snap_Account, int_account", model.Sql);
        Assert.Equal((Materialization.Table, Uniqueness.Constraint), (model.Materialized, model.Uniqueness));
    }

    [Fact]
    public void APrimaryKeyIsTheKeyOfAQueryWithoutOne()
    {
        var mart = Banking.Mart with { Constraints = new([Constraint(ConstraintType.PrimaryKey, "account_id")]) };

        Assert.Equal(["account_id"], Banking.With(mart).Model("account_summary").Key);
    }

    [Fact]
    public void WhatHangsOnAnIncompleteSourceIsLeftOutQuietly()
    {
        var pipeline = Banking.With(Banking.Source with { IsComplete = false });

        Assert.Equal(["snap_account", "int_account", "account_summary"], pipeline.Resolve().Models.Select(m => m.Name));
        Assert.Empty(pipeline.Findings());
    }

    [Fact]
    public void AMartOverAnIncompleteModelIsResolved()
    {
        var models = Banking.With(Banking.Intermediate with { IsComplete = false }).Resolve().Models;

        Assert.Equal([new ModelReference("int_account", Layer.Intermediate)], models.Single(m => m.Name == "account_summary").Upstreams);
        Assert.DoesNotContain(models, m => m.Name == "int_account");
    }

    [Fact]
    public void SingularTestsComeByNameWithTheirSettings()
    {
        var settings = TestSettings.Default with { Severity = TestSeverity.Warn };
        var tests = Banking.With()
            .Sql("tests/sums_tie.sql", "select * from int_account, account_summary")
            .Sql("tests/a_first.sql", "select * from snap_account")
            .AddTest("sums_tie", settings)
            .Resolve().SingularTests;

        Assert.Equal(["a_first", "sums_tie"], tests.Select(t => t.Test.Name));
        Assert.Equal([TestSettings.Default, settings], tests.Select(t => t.Test.Settings));
        Assert.Equal(["account_summary", "int_account"], tests[1].Upstreams.Select(u => u.Name));
    }

    [Fact]
    public void FindingsComeByFileAndPlace()
    {
        var findings = Banking.WithMartSql("select * from nothing_b, nothing_a").Sql("intermediate/zzz.sql", "select 1 as x").Findings();

        Assert.Equal(
            [
                "BKC3001 intermediate/zzz.sql:1:1 ''",
                "BKC4001 marts/account_summary.sql:1:15 'nothing_b'",
                "BKC4001 marts/account_summary.sql:1:26 'nothing_a'",
            ],
            findings);
    }

    [Fact]
    public void TheOrderOfTheFilesChangesNothing()
    {
        ModelContract[] contracts = [Banking.Source, Banking.Staging, Banking.Snapshot, Banking.Intermediate, Banking.Mart];
        var forward = new PipelineUnderTest().Add(contracts).Sql("marts/account_summary.sql", "select 1 as x from int_account").Resolve();
        Array.Reverse(contracts);
        var backward = new PipelineUnderTest().Add(contracts).Sql("marts/account_summary.sql", "select 1 as x from int_account").Resolve();

        Assert.Equal(forward, backward);
    }

    [Fact]
    public void TenTimesTheContractsTakeTenTimesTheMemory()
    {
        var few = Chain(500);
        var many = Chain(5000);
        few.Resolve();
        var forFew = Allocated.By(() => Assert.Empty(few.Resolve().Diagnostics));
        var forMany = Allocated.By(() => Assert.Equal(5006, many.Resolve().Models.Count));
        Assert.InRange(forMany, 0, forFew * 15);
    }

    private static PipelineUnderTest Chain(int marts)
    {
        var pipeline = Banking.With();
        for (var i = 0; i < marts; i++)
        {
            var column = Column("account_id", DataTypeKind.Varchar, NotNull).Tested(Relationship("snap_account", "account_id"));
            pipeline.Add(Mart($"model_{i:D4}", column)).Sql($"marts/model_{i:D4}.sql", $"select account_id from {(i == 0 ? "int_account" : $"model_{i - 1:D4}")}");
        }

        return pipeline;
    }

    private static ResolvedModel Following(string updatedAt, ModelContract staging) => Banking.With(
        staging,
        Banking.Snapshot with
        {
            Snapshot = Banking.Snapshot.Snapshot! with { Strategy = SnapshotStrategy.Timestamp, UpdatedAt = updatedAt, CheckColumns = default },
        }).Model("stg_account");
}
