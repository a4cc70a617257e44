using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>An audit that a run must carry out.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="FailingBefore">Its failing rows as of the last commit, if the same audit counted them then; null when whole tables must be read.</param>
public sealed record DueAudit(AuditDefinition Audit, long? FailingBefore);
