using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>One step of a plan. Each kind of step has its own subtype.</summary>
/// <param name="Kind">ingest, stage, snapshot, build, audit, commit, export or report.</param>
/// <param name="Model">The model it works on; null for a step without one.</param>
/// <param name="Trigger">Whether it runs.</param>
/// <param name="Reason">The reason, as a phrase, for example <c>the SQL changed</c>.</param>
public abstract record PlannedStage(StageKind Kind, string? Model, StageTrigger Trigger, string Reason);
