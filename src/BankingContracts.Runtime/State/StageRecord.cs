using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.State;

/// <summary>What one stage of a run did.</summary>
/// <param name="Stage">Its kind: ingest, stage, snapshot, build, audit.</param>
/// <param name="Model">The model; null for a stage without one.</param>
/// <param name="Change">What it did to the model's table.</param>
/// <param name="Milliseconds">Time taken.</param>
/// <param name="Note">Why it was skipped or recomputed; empty otherwise.</param>
public sealed record StageRecord(StageKind Stage, string? Model, ModelChange Change, double Milliseconds, string Note)
{
    /// <summary>Whether it loaded a file.</summary>
    public bool HasLoadedFile { get; init; }

    /// <summary>Bytes of the file that it wrote; null where it wrote none.</summary>
    public long? Bytes { get; init; }
}
