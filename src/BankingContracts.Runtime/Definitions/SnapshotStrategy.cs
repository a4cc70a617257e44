namespace BankingContracts.Runtime.Definitions;

/// <summary>How a snapshot recognises a change.</summary>
public enum SnapshotStrategy
{
    /// <summary>The updated_at column exceeds the open version's.</summary>
    Timestamp,

    /// <summary>A checked column differs.</summary>
    Check,
}
