namespace BankingContracts.ContractModel.Model;

/// <summary>What a snapshot does with a key whose rows are all quarantined.</summary>
public enum OnQuarantine
{
    /// <summary>The key counts as absent.</summary>
    Close,

    /// <summary>The last good version stays.</summary>
    Keep,
}
