using BankingContracts.Runtime.Execution;

namespace BankingContracts.Server.Runs;

/// <summary>A run as the service knows it.</summary>
/// <param name="Id">Unique, sortable; the same in the pipeline's database.</param>
/// <param name="Cause">What asked for it.</param>
/// <param name="RequestedBy">Who asked, for people: a schedule, a user, a name of a key.</param>
/// <param name="RequestedAt">When, UTC.</param>
/// <param name="Scope">What it is asked to do.</param>
public sealed record RunEntry(string Id, RunCause Cause, string RequestedBy, DateTime RequestedAt, RunScope Scope)
{
    /// <summary>The schedule; null without one.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time of the schedule for which it runs, UTC; null without one.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>The run that this one repeats; null when it repeats none.</summary>
    public string? Previous { get; init; }

    /// <summary>1, and one more with each retry.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When it may begin at the earliest, UTC; null at once.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>The backfill that it belongs to; null when it belongs to none.</summary>
    public BackfillPart? Backfill { get; init; }

    /// <summary>How far it is.</summary>
    public RunState State { get; init; }

    /// <summary>When it began, UTC; null before.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it ended, UTC; null before.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The exit code that the command line would have; null before it ended, or when it never began.</summary>
    public int? ExitCode { get; init; }

    /// <summary>One sentence where it did not end well, or had nothing to do; else empty.</summary>
    public string Message { get; init; } = "";

    /// <summary>Whether its data was published.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>Audits that failed or could not run.</summary>
    public int Failed { get; init; }

    /// <summary>Audits that warn.</summary>
    public int Warned { get; init; }

    /// <summary>Rows added, changed and removed in the marts.</summary>
    public long Changed { get; init; }

    /// <summary>
    /// The run that does what is left of this one, which was interrupted. It takes its place, unless it was committed: then what was due is done, and only exports may be
    /// missing.
    /// </summary>
    /// <param name="now">The time, UTC.</param>
    public RunEntry AfterInterruption(DateTime now)
    {
        var rest = new RunEntry(RunIds.New(now), RunCause.Recovery, "the service", now, Scope) { Previous = Id };
        return IsCommitted ? rest : rest with { Schedule = Schedule, DueAt = DueAt, Attempt = Attempt, Backfill = Backfill };
    }

    /// <summary>How long it took; null before it ended.</summary>
    public TimeSpan? Elapsed => EndedAt - StartedAt;
}
