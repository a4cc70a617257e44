
namespace BankingContracts.Runtime.Planning;

/// <summary>What a run would do.</summary>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="IsNoOp">Whether a run with the same timestamp and files was already committed. Then only exports are written again.</param>
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
    /// <summary>The skipped files, and the files that are loaded although their bytes were loaded before.</summary>
    public IReadOnlyList<FileNote> FileNotes { get; init; } = [];
}
