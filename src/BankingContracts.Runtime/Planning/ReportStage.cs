namespace BankingContracts.Runtime.Planning;

/// <summary>Write the quality report.</summary>
public sealed record ReportStage() : PlannedStage("report", null, StageTrigger.Always, "on success and on failure");
