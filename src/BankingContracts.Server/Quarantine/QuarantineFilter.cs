namespace BankingContracts.Server.Quarantine;

/// <summary>Which rows of a quarantine are read, and in which order.</summary>
public sealed record QuarantineFilter
{
    /// <summary>Only rows that this file brought; null for all.</summary>
    public string? File { get; init; }

    /// <summary>Only rows whose reasons begin with this text; null for all.</summary>
    public string? Reason { get; init; }

    /// <summary>Only rows that the run with this timestamp, UTC, sent to quarantine; null for all.</summary>
    public DateTime? EnteredAt { get; init; }

    /// <summary>The order.</summary>
    public QuarantineOrder Order { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    public bool IsDescending { get; init; }
}

/// <summary>By what the rows of a quarantine are ordered.</summary>
public enum QuarantineOrder
{
    /// <summary>File and line.</summary>
    Place,

    /// <summary>The reason.</summary>
    Reason,

    /// <summary>When the row entered.</summary>
    Entered,
}
