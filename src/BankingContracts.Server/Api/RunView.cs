using System.Text.Json.Serialization;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Api;

/// <summary>A run in JSON. Property names become snake_case, times are ISO 8601 UTC.</summary>
internal sealed record RunView(
    string Id,
    string State,
    string Cause,
    string RequestedBy,
    DateTime RequestedAt,
    string? Schedule,
    DateTime? DueAt,
    string? Previous,
    int Attempt,
    DateTime? NotBefore,
    string? Backfill,
    RunScope Scope,
    DateTime? StartedAt,
    DateTime? EndedAt,
    int? ExitCode,
    string Message,
    bool IsCommitted,
    int FailedTests,
    int WarnedTests,
    long ChangedRows)
{
    /// <summary>The version of the format, where the run is the whole document; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(-1)]
    public int? FormatVersion { get; init; }

    /// <summary>The view of a run that was asked for, as a document of its own.</summary>
    public static RunView Started(RunEntry run) => Of(run) with { FormatVersion = ApiJson.Version };

    /// <summary>The view of a run.</summary>
    public static RunView Of(RunEntry run) => new(
        run.Id,
        run.State.Word(),
        run.Cause.Word(),
        run.RequestedBy,
        run.RequestedAt,
        run.Schedule,
        run.DueAt,
        run.Previous,
        run.Attempt,
        run.NotBefore,
        run.Backfill?.Id,
        run.Scope,
        run.StartedAt,
        run.EndedAt,
        run.ExitCode,
        run.Message,
        run.IsCommitted,
        run.Failed,
        run.Warned,
        run.Changed);
}

/// <summary>A stage of a run in JSON.</summary>
internal sealed record StageView(
    string Stage, string? Model, DateTime StartedAt, DateTime? EndedAt, long? Rows, long? Added, long? Changed, long? Removed, long? Bytes, string Note)
{
    /// <summary>The view of a stage.</summary>
    public static StageView Of(RunStage stage) => new(
        stage.Stage, stage.Model, stage.StartedAt, stage.EndedAt, stage.Rows, stage.Added, stage.Changed, stage.Removed, stage.Bytes, stage.Note);
}

/// <summary>A page of runs.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Total">How many runs there are.</param>
/// <param name="Runs">Some of them, the newest first.</param>
internal sealed record RunList(int FormatVersion, long Total, IReadOnlyList<RunView> Runs);

/// <summary>A run with its stages.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Run">The run.</param>
/// <param name="Next">The last run that repeats or retries it; null when none does.</param>
/// <param name="Stages">Its stages.</param>
internal sealed record RunDetails(int FormatVersion, RunView Run, RunView? Next, IReadOnlyList<StageView> Stages);
