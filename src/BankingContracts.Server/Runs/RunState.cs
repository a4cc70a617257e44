namespace BankingContracts.Server.Runs;

/// <summary>How far a run is.</summary>
public enum RunState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It did what it was asked.</summary>
    Succeeded,

    /// <summary>It ended with an error; nothing was published.</summary>
    Failed,

    /// <summary>Somebody stopped it before it published anything, or before it began.</summary>
    Cancelled,

    /// <summary>The service ended while it was under way; another run does what is left to do.</summary>
    Interrupted,
}
