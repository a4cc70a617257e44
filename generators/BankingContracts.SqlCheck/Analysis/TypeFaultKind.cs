namespace BankingContracts.SqlCheck.Analysis;

/// <summary>How a value's type is wrong.</summary>
public enum TypeFaultKind
{
    /// <summary>A condition that is not a boolean.</summary>
    Condition,

    /// <summary>Values of two types compared.</summary>
    Comparison,

    /// <summary>Values of two types that become one column or one result: CASE, coalesce, UNION.</summary>
    Mixture,

    /// <summary>A row of values where one value belongs.</summary>
    Row,

    /// <summary>A text as an argument that is none.</summary>
    Argument,

    /// <summary>An aggregate over a type for which one engine has it not.</summary>
    Aggregate,

    /// <summary>A cast that no value survives.</summary>
    Cast,

    /// <summary>A whole number that a column's type cannot hold.</summary>
    Range,

    /// <summary>A list of column names with another length than the query's number of columns.</summary>
    Names,
}
