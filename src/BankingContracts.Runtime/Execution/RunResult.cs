using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>Everything about a run that ended.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Message">One sentence for the user if the run did not end well, or if it had nothing to do; else empty.</param>
/// <param name="RunId">The run; unique, sortable.</param>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="IsCommitted">Whether its data was published.</param>
/// <param name="Stages">The stages that ran or were skipped, in order.</param>
/// <param name="Audits">Every audit.</param>
/// <param name="Stagings">Where the rows of each source went, by staging model.</param>
/// <param name="Snapshots">What the current rows of each snapshot consist of, by snapshot.</param>
/// <param name="DeletedKeys">The number of keys that this run closed because they were deleted, by snapshot.</param>
/// <param name="QuarantinedKeys">The number of keys that this run closed because all their rows are quarantined, by snapshot.</param>
/// <param name="Exports">The exports.</param>
/// <param name="ReportPath">The quality report; null when it could not be written.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record RunResult(
    ExitCode ExitCode,
    string Message,
    string RunId,
    DateTime RunAt,
    bool IsCommitted,
    IReadOnlyList<StageRecord> Stages,
    IReadOnlyList<AuditResult> Audits,
    IReadOnlyDictionary<string, StagingTotals> Stagings,
    IReadOnlyDictionary<string, SnapshotTotals> Snapshots,
    IReadOnlyDictionary<string, long> DeletedKeys,
    IReadOnlyDictionary<string, long> QuarantinedKeys,
    IReadOnlyList<ExportedFile> Exports,
    string? ReportPath,
    TimeSpan Elapsed)
{
    /// <summary>The day that its files are about; null when nobody said.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>The hash of the record of the run: who keeps it can prove the database of today later. Null for a run that was not committed.</summary>
    public string? ChainHash { get; init; }

    /// <summary>Whether the run failed for a cause that may pass by itself: a lock, a network, a disk, a server that starts. The data or the contracts never are such a cause.</summary>
    public bool MayPass { get; init; }

    /// <summary>The skipped files, and the files that were loaded although their bytes were loaded before.</summary>
    public IReadOnlyList<FileNote> FileNotes { get; init; } = [];

    /// <summary>The files that were loaded, as the ledger has them.</summary>
    public IReadOnlyList<LoadedFile> Files { get; init; } = [];

    /// <summary>What the run loaded, in order, each with the totals after it.</summary>
    public IReadOnlyList<LoadedDelivery> Deliveries { get; init; } = [];

    /// <summary>Further notes for the user, a sentence for each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the run failed because a file has not the columns of its contract.</summary>
    public bool IsSchemaChange { get; init; }

    /// <summary>The message without values of rows, for logs and programs elsewhere; the message itself may name keys.</summary>
    public string LoggedMessage { get => field ?? Message; init; }

    /// <summary>The state before the run; empty if it was not read.</summary>
    public PipelineState Before { get; init; } = PipelineState.Empty;
}
