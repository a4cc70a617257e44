namespace BankingContracts.Runtime.Definitions;

/// <summary>The rows of a source file.</summary>
public enum Delivery
{
    /// <summary>All rows.</summary>
    Full,

    /// <summary>Only rows that changed.</summary>
    Delta,
}
