namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>A rule's default severity.</summary>
public enum RuleSeverity
{
    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}
