using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>A constraint that the rows to be stored break.</summary>
/// <param name="Type"><see cref="AuditType.NotNull"/> or <see cref="AuditType.Unique"/>.</param>
/// <param name="Column">The column; null for a key of several columns.</param>
/// <param name="FailingRows">Rows with NULL, or values that occur more than once.</param>
/// <param name="Rows">The first of them.</param>
public sealed record BrokenConstraint(AuditType Type, string? Column, long FailingRows, FailingRows Rows);
