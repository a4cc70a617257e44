using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Publish everything at once.</summary>
public sealed record CommitStage() : PlannedStage(StageKind.Commit, null, StageTrigger.Always, "all of it or nothing");
