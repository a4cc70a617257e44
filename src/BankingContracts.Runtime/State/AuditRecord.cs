using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.State;

/// <summary>An audit's last result.</summary>
/// <param name="Audit">Audit name.</param>
/// <param name="Fingerprint">The audit's fingerprint at that time.</param>
/// <param name="Status">The result.</param>
/// <param name="FailingRows">Number of failing rows.</param>
public sealed record AuditRecord(string Audit, string Fingerprint, AuditStatus Status, long FailingRows);
