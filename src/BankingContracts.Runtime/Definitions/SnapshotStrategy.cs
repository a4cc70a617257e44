namespace BankingContracts.Runtime.Definitions;

/// <summary>How a snapshot recognises a change.</summary>
public enum SnapshotStrategy
{
    /// <summary>The value of the updated_at column is later than that of the open version.</summary>
    Timestamp,

    /// <summary>A checked column differs.</summary>
    Check,
}
