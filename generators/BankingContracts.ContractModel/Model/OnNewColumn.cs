namespace BankingContracts.ContractModel.Model;

/// <summary>What a snapshot does when a column is new and a key has a value in it.</summary>
public enum OnNewColumn
{
    /// <summary>The key gets a new version.</summary>
    Version,

    /// <summary>The open version takes the value.</summary>
    Backfill,
}
