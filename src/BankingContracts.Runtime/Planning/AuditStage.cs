using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Run the audits of the selected models.</summary>
/// <param name="Audits">The audits, in report order.</param>
/// <param name="WholeTables">Whether audits of unchanged models run too.</param>
/// <param name="Reason">Why.</param>
public sealed record AuditStage(IReadOnlyList<AuditDefinition> Audits, bool WholeTables, string Reason)
    : PlannedStage(StageKind.Audit, null, StageTrigger.Always, Reason);
