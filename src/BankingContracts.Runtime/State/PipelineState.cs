using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.State;

/// <summary>The pipeline's own state as of the last commit.</summary>
/// <param name="LastRunAt">Timestamp of the last committed run; null in a new database.</param>
/// <param name="Models">State of every model built so far, by name.</param>
/// <param name="Files">The ledger of files, in the order of loading.</param>
/// <param name="Audits">Last result of every audit, by name.</param>
/// <param name="Stagings">Last totals of every staging model, by name.</param>
/// <param name="Snapshots">Last totals of every snapshot, by name.</param>
public sealed record PipelineState(
    DateTime? LastRunAt,
    IReadOnlyDictionary<string, ModelState> Models,
    IReadOnlyList<LoadedFile> Files,
    IReadOnlyDictionary<string, AuditRecord> Audits,
    IReadOnlyDictionary<string, StagingTotals> Stagings,
    IReadOnlyDictionary<string, SnapshotTotals> Snapshots)
{
    /// <summary>The state of a new database.</summary>
    public static PipelineState Empty { get; } = new(
        null,
        new Dictionary<string, ModelState>(),
        [],
        new Dictionary<string, AuditRecord>(),
        new Dictionary<string, StagingTotals>(),
        new Dictionary<string, SnapshotTotals>());

    /// <summary>The names under which the last run stored models that have other names now.</summary>
    public IReadOnlyDictionary<string, string> Former { get; init; } = new Dictionary<string, string>();

    /// <summary>Timestamp of the first committed run; null in a new database.</summary>
    public DateTime? FirstRunAt { get; init; }

    /// <summary>The names of the models that <paramref name="pipeline"/> does not have, in ordinal order. The database ignores the case of names.</summary>
    public IReadOnlyList<string> RetiredFrom(PipelineDefinition pipeline) =>
        [.. Models.Keys.Except(pipeline.Models.Select(m => m.Name), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>The file that <paramref name="source"/> loaded last, or null.</summary>
    public LoadedFile? LastFile(string source) => Files.LastOrDefault(f => f.Source == source);
}
