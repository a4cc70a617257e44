namespace BankingContracts.ContractModel.Model;

/// <summary>dbt's snapshot strategies.</summary>
public enum SnapshotStrategy
{
    /// <summary>A new version exactly when the updated_at column exceeds the open version's.</summary>
    Timestamp,

    /// <summary>A new version exactly when a checked column differs.</summary>
    Check,
}
