using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>A run's result to print.</summary>
internal static class SampleRun
{
    public static DateTime RunAt { get; } = new(2026, 1, 31, 18, 0, 0, DateTimeKind.Utc);

    /// <summary>The state before it: all models were built, fewer rows were in quarantine.</summary>
    public static PipelineState Before { get; } = new(
        RunAt.AddDays(-1),
        SamplePipeline.Definition.Models.ToDictionary(m => m.Name, m => new ModelState(m.Name, m.Fingerprint, ModelShape.Of(m), false, 1, "before")),
        [],
        new Dictionary<string, AuditRecord>(),
        new Dictionary<string, StagingTotals> { ["stg_customer"] = new(10, 6, 4, 0, [], []) },
        new Dictionary<string, SnapshotTotals>());

    public static RunResult Committed { get; } = new(
        ExitCode.Done,
        "",
        "20260131T180000Z-1",
        RunAt,
        IsCommitted: true,
        [
            new(StageKind.Ingest, "src_customer", new ModelChange(1_234_567, 42, 0, 1), 1512.3, ""),
            new(StageKind.Stage, "stg_customer", new ModelChange(1_234_560, 40, 2, 1), 310, ""),
            new(StageKind.Snapshot, "snap_customer", new ModelChange(1_300_000, 40, 2, 1), 75_400, ""),
            new(StageKind.Build, "customer_profile", ModelChange.None(12), 0.2, "nothing it reads changed"),
            new(StageKind.Audit, null, ModelChange.None(0), 120, ""),
        ],
        [
            new(SamplePipeline.Audit("not_null_snap_customer_customer_name"), AuditStatus.Passed, 0, 1.5, IsCarriedOver: false, ""),
            new(SamplePipeline.Audit("unique_snap_customer_dbt_scd_id"), AuditStatus.Passed, 0, 0, IsCarriedOver: true, ""),
            new(
                SamplePipeline.Audit(
                    "relationships_snap_rate_customer_id",
                    AuditType.Relationships,
                    "snap_rate",
                    column: "customer_id",
                    description: "Every rate belongs to a customer.",
                    sql: "select *\n  from snap_rate\n  where valid_at > $run_at",
                    reads: "snap_customer"),
                AuditStatus.Warned, 3, 2, IsCarriedOver: false, ""),
        ],
        new Dictionary<string, StagingTotals>
        {
            ["stg_customer"] = new(
                1_234_567, 1_234_560, 5, 2,
                [new MoneyTotal("balance_amount", 1_000_000.1m, 999_999.1m, 0.5m, 0.5m)],
                [new("balance", QuarantineKind.Format, 3), new("row", QuarantineKind.TooFewFields, 2)]),
        },
        new Dictionary<string, SnapshotTotals> { ["snap_customer"] = new(1_299_000, 4, [new SnapshotMoney("balance_amount", 10.10m, 1m)]) },
        new Dictionary<string, long> { ["snap_customer"] = 1 },
        new Dictionary<string, long> { ["snap_customer"] = 2 },
        [
            new("customer_profile", ExportFormat.Csv, "/bank/data/outputs/customer_profile.csv", 12, WasWritten: true),
            new("customer_profile", ExportFormat.Parquet, "/bank/data/outputs/customer_profile.parquet", 12, WasWritten: false),
        ],
        "/bank/data/quality_reports/quality_report_latest.json",
        TimeSpan.FromSeconds(2.345))
    {
        Before = Before,
    };

    /// <summary>A run that found everything as it was.</summary>
    public static RunResult Unchanged { get; } = Committed with
    {
        Stages =
        [
            .. Committed.Stages.Select(s => s with { Change = ModelChange.None(s.Change.Rows), Milliseconds = 0, Note = "nothing it reads changed" }),
        ],
        Exports = [.. Committed.Exports.Select(e => e with { WasWritten = false })],
        Before = Before with { Audits = Committed.Audits.ToDictionary(a => a.Audit.Name, a => new AuditRecord(a.Audit.Name, "f", a.Status, a.FailingRows)) },
    };

    public static RunResult RolledBack { get; } = Committed with
    {
        ExitCode = ExitCode.AuditFailed,
        Message = "1 audit failed; nothing was changed.",
        IsCommitted = false,
        Exports = [],
        Audits =
        [
            new(
                SamplePipeline.Audit(
                    "not_null_snap_customer_customer_name", description: "A customer has a name.", sql: "select * from snap_customer where customer_name is null")
                with
                { File = "snapshots/snap_customer.yml" },
                AuditStatus.Failed, 1_500, 3, IsCarriedOver: false, "")
            {
                Keys = ["1001", "1002"],
                File = "failures/r1/not_null.csv",
            },
            new(SamplePipeline.Audit("broken"), AuditStatus.Errored, 0, 0, IsCarriedOver: false, "out of memory"),
        ],
    };
}
