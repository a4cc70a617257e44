namespace BankingContracts.SqlCheck.Analysis;

/// <summary>How a value's type is wrong.</summary>
public enum TypeFaultKind
{
    /// <summary>A condition that is not a boolean.</summary>
    Condition,

    /// <summary>A comparison of values of two types.</summary>
    Comparison,

    /// <summary>Values of two types that become one column or one result: CASE, coalesce, UNION.</summary>
    Mixture,

    /// <summary>A row of values at a place for one value.</summary>
    Row,

    /// <summary>A text as an argument that should not be a text.</summary>
    Argument,

    /// <summary>An aggregate that one engine does not have for this type.</summary>
    Aggregate,

    /// <summary>A cast that fails for every value.</summary>
    Cast,

    /// <summary>A whole number that a column's type cannot hold.</summary>
    Range,

    /// <summary>A list of column names that is shorter or longer than the query's list of columns.</summary>
    Names,
}
