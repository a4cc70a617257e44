using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Scheduling;

/// <summary>How far a backfill is.</summary>
/// <param name="Days">Each day of it, in order.</param>
/// <param name="IsStopped">Whether a day did not succeed, so that nothing follows until somebody continues it.</param>
public sealed record BackfillProgress(IReadOnlyList<BackfillDay> Days, bool IsStopped)
{
    /// <summary>The progress of a backfill.</summary>
    /// <param name="backfill">The backfill.</param>
    /// <param name="runs">Its runs, in the order in which they were asked for.</param>
    public static BackfillProgress Of(BackfillEntry backfill, IReadOnlyList<RunEntry> runs)
    {
        var last = runs.ToLookup(r => r.Scope.BusinessDate).ToDictionary(g => g.Key!.Value, g => g.Last());
        var reached = backfill.EndedAt is not null ? backfill.To : last.Count == 0 ? backfill.From.AddDays(-1) : last.Keys.Max();
        var days = new List<BackfillDay>();
        for (var day = backfill.From; day <= backfill.To; day = day.AddDays(1))
            days.Add(last.TryGetValue(day, out var run) ? new(day, "run", run) : new(day, day <= reached ? "no_files" : "waiting", null));
        return new(days, backfill.EndedAt is null && runs is [.., { } newest] && newest.State.IsFinal());
    }
}

/// <summary>A day of a backfill.</summary>
/// <param name="Date">The day.</param>
/// <param name="Outcome">run; no_files: it was passed over; waiting: it was not reached yet.</param>
/// <param name="Run">Its last run; null without one.</param>
public sealed record BackfillDay(DateOnly Date, string Outcome, RunEntry? Run);
