namespace BankingContracts.Runtime.Definitions;

/// <summary>What a column owes to a column it comes from.</summary>
public enum LineageKind
{
    /// <summary>Its value, unchanged.</summary>
    Copy,

    /// <summary>A part of the expression that computes it.</summary>
    Expression,

    /// <summary>A part of what is aggregated or run over a window.</summary>
    Aggregate,

    /// <summary>It decides which rows the value is taken from.</summary>
    Filter,
}
