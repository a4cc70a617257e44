namespace BankingContracts.ContractModel.Model;

/// <summary>What a source file contains.</summary>
public enum Delivery
{
    /// <summary>All rows: a missing key is a deletion.</summary>
    Full,

    /// <summary>Only what changed.</summary>
    Delta,
}
