using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Execution;

/// <summary>An audit and how it ended.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Status">How it ended.</param>
/// <param name="FailingRows">Number of failing rows.</param>
/// <param name="Milliseconds">Time taken; 0 when carried over.</param>
/// <param name="IsCarriedOver">Whether nothing it reads changed, so that the last result still holds.</param>
/// <param name="Message">Why it errored or was skipped; empty otherwise.</param>
public sealed record AuditResult(
    AuditDefinition Audit, AuditStatus Status, long FailingRows, double Milliseconds, bool IsCarriedOver, string Message);
