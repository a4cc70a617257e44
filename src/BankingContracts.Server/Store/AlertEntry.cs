namespace BankingContracts.Server.Store;

/// <summary>An alert to one destination.</summary>
/// <param name="Id">What happened, to what, and the destination; unique.</param>
/// <param name="Destination">The name of the destination.</param>
/// <param name="Event">The word for what happened.</param>
/// <param name="RaisedAt">When it happened, UTC.</param>
/// <param name="Title">What happened, a few words.</param>
/// <param name="Text">What happened, in lines.</param>
public sealed record AlertEntry(string Id, string Destination, string Event, DateTime RaisedAt, string Title, string Text)
{
    /// <summary>The run that it is about; null without one.</summary>
    public string? RunId { get; init; }

    /// <summary>The schedule that it is about; null without one.</summary>
    public string? Schedule { get; init; }

    /// <summary>What became of it.</summary>
    public AlertState State { get; init; }

    /// <summary>How often sending it failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it is not sent; else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it is tried again, UTC; null when it has not failed, or has ended.</summary>
    public DateTime? NextAt { get; init; }

    /// <summary>When it was sent or given up, UTC; null before.</summary>
    public DateTime? EndedAt { get; init; }
}
