namespace BankingContracts.SqlCheck.Analysis;

/// <summary>How an output column uses a source column.</summary>
public enum LineageKind
{
    /// <summary>The output is the value of the source, unchanged.</summary>
    Copy,

    /// <summary>The source is a part of the expression that computes the output.</summary>
    Expression,

    /// <summary>The source is a part of what an aggregate or a window function reads.</summary>
    Aggregate,

    /// <summary>The source decides which rows the output's value comes from.</summary>
    Filter,
}
