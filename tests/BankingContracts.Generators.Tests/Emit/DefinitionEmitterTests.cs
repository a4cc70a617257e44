using System.Runtime.CompilerServices;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Generators.Emit;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime.Definitions;
using static BankingContracts.Generators.Tests.Infrastructure.SampleModels;
using Contract = BankingContracts.ContractModel.Model;

namespace BankingContracts.Generators.Tests.Emit;

public sealed class DefinitionEmitterTests
{
    [Fact]
    public void AQueryKeepsItsSqlAndSaysHowItIsStored() => Verify(
        WithSql(Query("account_summary", Layer.Marts, Varchar("account_id", description: "The account."), Timestamp("calculated_at", GeneratedColumn.ChangedAt)) with
        {
            Description = "Accounts with interest.",
            Key = new(["account_id"]),
            Upstreams = new([new ModelReference("int_account", Layer.Intermediate)]),
            Materialized = Contract.Materialization.Incremental,
            Uniqueness = Uniqueness.Constraint,
            Sql = "-- \"accounts\"\nselect account_id\nfrom int_account",
            Exports = new([Contract.ExportFormat.Csv, Contract.ExportFormat.Parquet]),
            Tags = new(["daily"]),
        }) with
        { Audits = new([Audit()]) });

    [Fact]
    public void ASourceKnowsItsFile() => Verify(WithSql(Source(new SourceContract(
        "accounts_*.csv", "\t", "", false, "windows-1252", new(["-"]), new([new HeaderName("balance", "Balance \"EUR\"")]),
        Contract.Delivery.Delta, new(["account_id"]), new DeltaOperation("op", new(["D", "X"]), new(["I"]), new(["S"])), "sequence_number", 0.25m, 1m))));

    [Fact]
    public void AStagingModelNamesItsInputAndItsQuarantine() => Verify(WithSql(
        Query("stg_account", Layer.Staging, Varchar("account_id"), Timestamp("loaded_at")) with
        {
            Kind = ModelKind.Staging,
            Input = "src_account",
            Key = new(["account_id"]),
            LoadedAtColumns = new(["loaded_at"]),
        }));

    [Fact]
    public void AQuarantineNamesItsStagingModel() => Verify(WithSql(
        Query("quarantine_stg_account", Layer.Staging, Varchar("account_id", isNotNull: false), Varchar("failure_reason")) with
        {
            Kind = ModelKind.Quarantine,
            Input = "stg_account",
        }));

    [Fact]
    public void ASnapshotSaysHowHistoryIsKept() => Verify(WithSql(
        SnapshotModel(new SnapshotContract(
            "stg_account", Contract.SnapshotStrategy.Check, null, new(["balance_amount"]), Contract.HardDeletes.NewRecord, OnQuarantine.Keep))));

    [Theory]
    [InlineData("loaded_at", true)]
    [InlineData("changed_at", false)]
    public void ATimestampSnapshotKnowsWhetherItsTimeIsTheTimeOfArrival(string updatedAt, bool expected)
    {
        var snapshot = SnapshotModel(new SnapshotContract(
            "stg_account", Contract.SnapshotStrategy.Timestamp, updatedAt, default, default, OnQuarantine.Close));
        var text = ModelEmitter.Emit(WithSql(snapshot), "Sample");
        var definition = GeneratedCode.Load<ModelDefinition>([text], "Sample.Snapshots.SnapAccountModel", "Definition");
        Assert.Equal(expected, Assert.IsType<SnapshotBody>(definition.Body).UpdatedAtIsLoadTime);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ASourceKnowsWhetherItsFilesAreParts(bool areParts)
    {
        var file = new SourceContract(
            "accounts_*.csv", ",", "\"", true, "utf-8", default, default, Contract.Delivery.Full, default, null, null, 0.5m, 0.5m)
        { FilesAreParts = areParts };
        var definition = GeneratedCode.Load<ModelDefinition>([ModelEmitter.Emit(WithSql(Source(file)), "Sample")], "Sample.Source.SrcAccountModel", "Definition");
        Assert.Equal(areParts, Assert.IsType<SourceBody>(definition.Body).FilesAreParts);
    }

    private static ResolvedModel Source(SourceContract file) =>
        Query("src_account", Layer.Source, Varchar("account_id", isNotNull: false), Varchar("balance", isNotNull: false), Timestamp("loaded_at", GeneratedColumn.LoadedAt)) with
        {
            Kind = ModelKind.Source,
            Source = file,
        };

    private static ResolvedModel SnapshotModel(SnapshotContract snapshot) =>
        Query("snap_account", Layer.Snapshots, Varchar("dbt_scd_id"), Varchar("account_id")) with
        {
            Kind = ModelKind.Snapshot,
            Snapshot = snapshot,
            LoadedAtColumns = new(["loaded_at"]),
        };

    private static CompiledAudit Audit() => new(
        "accepted_values_account_summary_account_id",
        TestType.AcceptedValues,
        "account_summary",
        Layer.Marts,
        "account_id",
        "Only known accounts.",
        new TestSettings(TestSeverity.Warn, new RowCountCondition(">", 10), new RowCountCondition("!=", 0), null),
        new("select *\nfrom account_summary\nwhere account_id = '\"'", "select *\nfrom account_summary\nwhere account_id = '\"'"),
        new("account_id = 'x'", "account_id <=> 'x'"),
        new(["account_summary", "int_account"]),
        DependsOnTime: true,
        "fedcba9876543210",
        "former76543210")
    {
        Columns = new([new("account_summary", new(["account_id"])), new("int_account", default)]),
        NeedsRelations = true,
    };

    private static void Verify(CompiledModel model, [CallerMemberName] string testName = "")
    {
        var text = ModelEmitter.Emit(model, "Sample");
        Assert.Empty(GeneratedCode.Problems(text));
        Snapshot.Verify(text, testName: testName);
    }
}
