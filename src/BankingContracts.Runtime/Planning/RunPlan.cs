using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.Planning;

/// <summary>What a run would do.</summary>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="IsNoOp">Whether this very run was committed before: same timestamp, same files. Only exports are restored.</param>
/// <param name="Preparations">What the tables of each model need before the first stage, by model; models that need nothing are absent.</param>
/// <param name="Stages">The steps in order.</param>
/// <param name="LeftOut">Models that selection left out; those whose upstream changes are marked stale.</param>
public sealed record RunPlan(
    DateTime RunAt,
    bool IsNoOp,
    IReadOnlyDictionary<string, ModelPreparation> Preparations,
    IReadOnlyList<PlannedStage> Stages,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>The files that are skipped, and those that are loaded although their bytes were.</summary>
    public IReadOnlyList<FileNote> FileNotes { get; init; } = [];
}
