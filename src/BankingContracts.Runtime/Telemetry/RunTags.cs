namespace BankingContracts.Runtime.Telemetry;

/// <summary>The names of tags of traces and metrics. None of them takes a value of a row.</summary>
internal static class RunTags
{
    public const string Pipeline = "bankingcontracts.pipeline";
    public const string RunId = "bankingcontracts.run.id";
    public const string RunKind = "bankingcontracts.run.kind";
    public const string Outcome = "bankingcontracts.run.outcome";
    public const string IsCommitted = "bankingcontracts.run.committed";
    public const string Stage = "bankingcontracts.stage.kind";
    public const string Model = "bankingcontracts.model";
    public const string Rows = "bankingcontracts.rows";
    public const string RowsAdded = "bankingcontracts.rows.added";
    public const string RowsChanged = "bankingcontracts.rows.changed";
    public const string RowsRemoved = "bankingcontracts.rows.removed";

    /// <summary>The name of a failure's kind in OpenTelemetry's conventions.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The outcome of a run that was stopped.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The word for how a run ended.</summary>
    public static string Word(ExitCode exitCode) => exitCode switch
    {
        ExitCode.Done => "done",
        ExitCode.AuditFailed => "audit_failed",
        ExitCode.BadInput => "bad_input",
        ExitCode.Locked => "locked",
        ExitCode.Bug => "bug",
        _ => throw new ArgumentOutOfRangeException(nameof(exitCode), exitCode, "no exit code"),
    };
}
