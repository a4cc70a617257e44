namespace BankingContracts.Runtime.Reporting;

/// <summary>An export in the report.</summary>
/// <param name="File">File name.</param>
/// <param name="Model">The model.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="WasWritten">False when it was up to date.</param>
public sealed record ReportedExport(string File, string Model, long Rows, bool WasWritten);
