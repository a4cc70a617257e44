namespace BankingContracts.ContractModel.Checking;

/// <summary>How a column depends on a column that it comes from.</summary>
public enum SourceKind
{
    /// <summary>Its value, unchanged.</summary>
    Copy,

    /// <summary>A part of the expression that computes it.</summary>
    Expression,

    /// <summary>A part of the expression in an aggregate or a window function.</summary>
    Aggregate,

    /// <summary>It decides which rows the value is taken from.</summary>
    Filter,
}
