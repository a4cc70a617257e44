namespace BankingContracts.Runtime.Definitions;

/// <summary>What a source file holds.</summary>
public enum Delivery
{
    /// <summary>The whole population.</summary>
    Full,

    /// <summary>Only what changed.</summary>
    Delta,
}
