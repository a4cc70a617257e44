namespace BankingContracts.Runtime.State;

/// <summary>What a run stores about itself when it commits.</summary>
/// <param name="RunId">Unique, sortable.</param>
/// <param name="RunAt">The run's timestamp, UTC.</param>
/// <param name="StartedAt">Wall clock at the start, UTC.</param>
/// <param name="FinishedAt">Wall clock just before the commit, UTC.</param>
/// <param name="Stages">The stages in the order in which they ran.</param>
/// <param name="Files">Files loaded by this run.</param>
/// <param name="Audits">Results of the audits that this run carried out.</param>
/// <param name="State">The state after the run; its files are the whole ledger.</param>
public sealed record RunRecord(
    string RunId,
    DateTime RunAt,
    DateTime StartedAt,
    DateTime FinishedAt,
    IReadOnlyList<StageRecord> Stages,
    IReadOnlyList<LoadedFile> Files,
    IReadOnlyList<AuditRecord> Audits,
    PipelineState State)
{
    /// <summary>The day that its files are about; null when nobody said.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>What was asked of it.</summary>
    public RunRequest Request { get; init; } = RunRequest.Whole;

    /// <summary>The files that it loaded, in their order.</summary>
    public IReadOnlyList<Arrival> Arrivals { get; init; } = [];
}
