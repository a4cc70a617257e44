namespace BankingContracts.ContractModel.Model;

/// <summary>The types of tests. The runtime's enum <c>AuditType</c> has the same members.</summary>
public enum TestType
{
    /// <summary>No value is NULL.</summary>
    NotNull,

    /// <summary>No value, or combination of values, occurs twice.</summary>
    Unique,

    /// <summary>Values are in a list.</summary>
    AcceptedValues,

    /// <summary>Values have a row in another model.</summary>
    Relationships,

    /// <summary>Numbers are above zero.</summary>
    PositiveValue,

    /// <summary>Numbers are zero or more.</summary>
    NonNegativeValue,

    /// <summary>Values are inside a range.</summary>
    AcceptedRange,

    /// <summary>Dates are inside a range, and before the end that another column has.</summary>
    ValidDateRange,

    /// <summary>A condition is true for every row.</summary>
    ExpressionIsTrue,

    /// <summary>The latest value is not too old.</summary>
    Recency,

    /// <summary>The number of rows is inside a range.</summary>
    RowCount,

    /// <summary>The versions of a snapshot do not overlap.</summary>
    Scd2NoOverlap,

    /// <summary>The condition of a constraint is false for no row. Contracts write it as a constraint.</summary>
    Check,

    /// <summary>A test that is written as SQL.</summary>
    Singular,
}
