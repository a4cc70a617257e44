using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>A destination and how it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where to, without secrets; empty while it is off.</param>
/// <param name="OffBecause">Why it is off; empty while it is on.</param>
public sealed record DestinationStatus(string Name, string Address, string OffBecause)
{
    /// <summary>How many alerts wait.</summary>
    public long Waiting { get; init; }

    /// <summary>The alert that is sent next; null when none waits.</summary>
    public AlertEntry? Next { get; init; }

    /// <summary>When the last alert was sent, UTC; null when none was.</summary>
    public DateTime? LastSentAt { get; init; }

    /// <summary>Whether it is off.</summary>
    public bool IsOff => OffBecause.Length > 0;

    /// <summary>Whether sending the next alert failed.</summary>
    public bool IsFailing => Next is { Attempts: > 0 };

    /// <summary>One word: <c>on</c>, <c>off</c> or <c>failing</c>.</summary>
    public string State => IsOff ? "off" : IsFailing ? "failing" : "on";
}
