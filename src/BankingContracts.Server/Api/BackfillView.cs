using System.Text.Json.Serialization;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;

namespace BankingContracts.Server.Api;

/// <summary>What a program asks of a backfill. JSON without a list, or with null for it, means an empty one.</summary>
internal sealed record BackfillRequest
{
    /// <summary>The first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Selectors; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init => field = value ?? []; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    /// <summary>Lets a file close more keys than max_delete_ratio allows.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Lets a file send more rows to quarantine than max_quarantine_ratio allows.</summary>
    public bool AllowMassQuarantine { get; init; }
}

/// <summary>A backfill in JSON.</summary>
internal sealed record BackfillView(string Id, DateOnly From, DateOnly To, RunScope Scope, string RequestedBy, DateTime RequestedAt, DateTime? EndedAt)
{
    /// <summary>The version of the format, where the backfill is the whole document; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(-1)]
    public int? FormatVersion { get; init; }

    /// <summary>The view of a backfill.</summary>
    public static BackfillView Of(BackfillEntry backfill) =>
        new(backfill.Id, backfill.From, backfill.To, backfill.Scope, backfill.RequestedBy, backfill.RequestedAt, backfill.EndedAt);
}

/// <summary>A day of a backfill in JSON: outcome is <c>run</c>, <c>no_files</c> or <c>waiting</c>.</summary>
internal sealed record BackfillDayView(DateOnly Date, string Outcome, RunView? Run)
{
    /// <summary>The view of a day.</summary>
    public static BackfillDayView Of(BackfillDay day) => new(day.Date, day.Outcome, day.Run is null ? null : RunView.Of(day.Run));
}

/// <summary>A backfill with its days.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Backfill">The backfill.</param>
/// <param name="Days">Its days.</param>
internal sealed record BackfillDetails(int FormatVersion, BackfillView Backfill, IReadOnlyList<BackfillDayView> Days);

/// <summary>The last backfills.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Backfills">They, the newest first.</param>
internal sealed record BackfillList(int FormatVersion, IReadOnlyList<BackfillView> Backfills);
