namespace BankingContracts.ContractModel.Model;

/// <summary>dbt's snapshot strategies.</summary>
public enum SnapshotStrategy
{
    /// <summary>A new version opens exactly when the value of updated_at is later than that of the open version.</summary>
    Timestamp,

    /// <summary>A new version opens exactly when a checked column is different.</summary>
    Check,
}
