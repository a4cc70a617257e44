namespace BankingContracts.Runtime.Definitions;

/// <summary>What a snapshot does with a key that was deleted.</summary>
public enum HardDeletes
{
    /// <summary>Close the open version.</summary>
    Invalidate,

    /// <summary>Leave it open.</summary>
    Ignore,

    /// <summary>Close it and open a version that is marked as deleted.</summary>
    NewRecord,
}
