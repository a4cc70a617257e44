namespace BankingContracts.Server.Runs;

/// <summary>A stage of a run.</summary>
/// <param name="Position">Its place in the run, from 0.</param>
/// <param name="Stage">The word for its kind, for example <c>ingest</c>.</param>
/// <param name="Model">The model; null for a stage without one.</param>
/// <param name="StartedAt">When it began, UTC.</param>
public sealed record RunStage(int Position, string Stage, string? Model, DateTime StartedAt)
{
    /// <summary>When it ended, UTC; null before.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Rows of the model afterwards; null before it ended.</summary>
    public long? Rows { get; init; }

    /// <summary>Rows added; null before it ended.</summary>
    public long? Added { get; init; }

    /// <summary>Rows changed; null before it ended.</summary>
    public long? Changed { get; init; }

    /// <summary>Rows removed; null before it ended.</summary>
    public long? Removed { get; init; }

    /// <summary>Bytes of the files that it reads, known when it begins, or of the file that it wrote; null where it has none.</summary>
    public long? Bytes { get; init; }

    /// <summary>Why it was skipped or recomputed; else empty.</summary>
    public string Note { get; init; } = "";
}
