using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Write the quality report.</summary>
public sealed record ReportStage() : PlannedStage(StageKind.Report, null, StageTrigger.Always, "on success and on failure");
