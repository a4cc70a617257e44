
namespace BankingContracts.Runtime.Planning;

/// <summary>What a run would do.</summary>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="IsNoOp">Whether a run with the same timestamp and files was already committed. Then the run only writes the exports again.</param>
/// <param name="Preparations">What the tables of each model need before the first stage, by model. Models that need nothing are not in it.</param>
/// <param name="Stages">The steps in order.</param>
/// <param name="LeftOut">Models that selection left out. If an upstream of such a model changes, the model is marked as stale.</param>
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
