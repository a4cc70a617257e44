namespace BankingContracts.Cli.Operations;

/// <summary>A run as the service knows it; or as the database does, which knows only runs that were committed, and not who asked for them.</summary>
/// <param name="Id">The run.</param>
/// <param name="State">queued, running, succeeded, failed, cancelled or interrupted.</param>
/// <param name="Cause">What asked for it; null where nobody knows.</param>
/// <param name="Schedule">The schedule; null without one.</param>
/// <param name="StartedAt">When it began, UTC; null before.</param>
/// <param name="EndedAt">When it ended, UTC; null before.</param>
/// <param name="ExitCode">Its exit code; null before it ended, or where nobody knows.</param>
/// <param name="IsCommitted">Whether its data was published.</param>
/// <param name="ChangedRows">Rows added, changed and removed in the marts.</param>
/// <param name="Message">Why it did not end well; else empty.</param>
internal sealed record RunLine(
    string Id, string State, string? Cause, string? Schedule, DateTime? StartedAt, DateTime? EndedAt, int? ExitCode, bool IsCommitted, long ChangedRows, string Message);

/// <summary>A stage of a run.</summary>
/// <param name="Stage">The word for its kind.</param>
/// <param name="Model">The model; null for a stage without one.</param>
/// <param name="Milliseconds">How long it took; null before it ended.</param>
/// <param name="Rows">Rows afterwards; null before it ended.</param>
/// <param name="Added">Rows added.</param>
/// <param name="Changed">Rows changed.</param>
/// <param name="Removed">Rows removed.</param>
/// <param name="Note">Why it was skipped or recomputed; else empty.</param>
internal sealed record StageLine(string Stage, string? Model, double? Milliseconds, long? Rows, long? Added, long? Changed, long? Removed, string Note);
