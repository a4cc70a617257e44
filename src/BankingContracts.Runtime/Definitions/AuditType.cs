namespace BankingContracts.Runtime.Definitions;

/// <summary>What an audit looks for.</summary>
public enum AuditType
{
    /// <summary>NULL in a column.</summary>
    NotNull,

    /// <summary>Values of one or several columns that occur more than once.</summary>
    Unique,

    /// <summary>Values that are not in a list.</summary>
    AcceptedValues,

    /// <summary>Values without a row in another model.</summary>
    Relationships,

    /// <summary>Numbers of zero or less.</summary>
    PositiveValue,

    /// <summary>Numbers below zero.</summary>
    NonNegativeValue,

    /// <summary>Values outside a range.</summary>
    AcceptedRange,

    /// <summary>Dates outside a range, or after the end that another column has.</summary>
    ValidDateRange,

    /// <summary>Rows for which a condition is not true.</summary>
    ExpressionIsTrue,

    /// <summary>A latest value that is too old.</summary>
    Recency,

    /// <summary>A number of rows outside a range.</summary>
    RowCount,

    /// <summary>Versions of a snapshot that overlap.</summary>
    Scd2NoOverlap,

    /// <summary>Rows for which the condition of a constraint is false.</summary>
    Check,

    /// <summary>The rows of a test that is written as SQL.</summary>
    Singular,
}
