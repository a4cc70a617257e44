using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>What a run would do. It was done and undone.</summary>
/// <param name="Result">How the run would end, its audits included.</param>
/// <param name="Changes">What it would do to each model that it includes, in the order of the pipeline; empty when it would end before its audits.</param>
public sealed record RunPreview(RunResult Result, IReadOnlyList<PreviewedChange> Changes);
