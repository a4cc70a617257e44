namespace BankingContracts.Runtime.Execution;

/// <summary>The failing rows of one audit.</summary>
/// <param name="FailingRows">Their number; 0 when <paramref name="Error"/> is set.</param>
/// <param name="Milliseconds">Time taken; audits that share a scan share it evenly.</param>
/// <param name="Error">Why the audit could not run; null when it did.</param>
public sealed record AuditCount(long FailingRows, double Milliseconds, string? Error);
