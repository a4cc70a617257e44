namespace BankingContracts.Runtime.Reporting;

/// <summary>Current rows of a snapshot that refer to a key that does not exist.</summary>
/// <param name="Model">The referring snapshot.</param>
/// <param name="Column">The referring column.</param>
/// <param name="To">The model that they refer to.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record ReportedOrphans(string Model, string Column, string To, long Rows);
