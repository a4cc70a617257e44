using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Quarantined rows of one reason.</summary>
/// <param name="Model">The staging model that refused them.</param>
/// <param name="Column">The source column; row for ragged rows, the key for conflicting ones.</param>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Reason">The reason in words: the contract's own, or the usual ones.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record ReportedQuarantine(string Model, string Column, QuarantineKind Kind, string Reason, long Rows);
