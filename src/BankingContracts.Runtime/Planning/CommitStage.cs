namespace BankingContracts.Runtime.Planning;

/// <summary>Publish everything at once.</summary>
public sealed record CommitStage() : PlannedStage("commit", null, StageTrigger.Always, "all of it or nothing");
