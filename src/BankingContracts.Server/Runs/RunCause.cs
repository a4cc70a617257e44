namespace BankingContracts.Server.Runs;

/// <summary>What asked for a run.</summary>
public enum RunCause
{
    /// <summary>A time of a schedule.</summary>
    Schedule,

    /// <summary>Files that arrived.</summary>
    Files,

    /// <summary>The end of another schedule's run.</summary>
    After,

    /// <summary>A person on a page.</summary>
    Page,

    /// <summary>A program, by the API.</summary>
    Api,

    /// <summary>The command line.</summary>
    CommandLine,

    /// <summary>A day of a backfill.</summary>
    Backfill,

    /// <summary>A run that failed for a reason that may pass.</summary>
    Retry,

    /// <summary>A run that was interrupted, because the service ended.</summary>
    Recovery,
}
