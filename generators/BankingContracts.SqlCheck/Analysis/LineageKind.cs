namespace BankingContracts.SqlCheck.Analysis;

/// <summary>What an output column owes to a source column.</summary>
public enum LineageKind
{
    /// <summary>Its value, unchanged.</summary>
    Copy,

    /// <summary>A part of the expression that computes it.</summary>
    Expression,

    /// <summary>A part of what is aggregated or run over a window.</summary>
    Aggregate,

    /// <summary>It decides which rows the column's value is taken from.</summary>
    Filter,
}
