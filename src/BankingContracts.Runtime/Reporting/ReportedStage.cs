namespace BankingContracts.Runtime.Reporting;

/// <summary>A stage in the report.</summary>
/// <param name="Stage">Its kind.</param>
/// <param name="Model">The model; null for a stage without one.</param>
/// <param name="Rows">Rows afterwards.</param>
/// <param name="Added">Rows added.</param>
/// <param name="Changed">Rows changed.</param>
/// <param name="Removed">Rows removed.</param>
/// <param name="Milliseconds">Time taken.</param>
/// <param name="Note">Why it was skipped or recomputed; else empty.</param>
public sealed record ReportedStage(string Stage, string? Model, long Rows, long Added, long Changed, long Removed, double Milliseconds, string Note);
