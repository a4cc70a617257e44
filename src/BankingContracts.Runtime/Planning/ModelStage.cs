using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Updates a staging, snapshot or query model.</summary>
/// <param name="Kind">Stage, Snapshot or Build.</param>
/// <param name="Definition">The model.</param>
/// <param name="Trigger">Whether it runs.</param>
/// <param name="Reason">Why.</param>
/// <param name="Maintenance">How a query model is maintained and why, see <see cref="MaintenanceText"/>; empty for other models.</param>
public sealed record ModelStage(StageKind Kind, ModelDefinition Definition, StageTrigger Trigger, string Reason, string Maintenance = "")
    : PlannedStage(Kind, Definition.Name, Trigger, Reason);
