namespace BankingContracts.Runtime.Definitions;

/// <summary>The families of column types.</summary>
public enum ColumnKind
{
    /// <summary>Text; <see cref="string"/>.</summary>
    Varchar,

    /// <summary>True or false; <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>16-bit whole number; <see cref="short"/>.</summary>
    SmallInt,

    /// <summary>32-bit whole number; <see cref="int"/>.</summary>
    Integer,

    /// <summary>64-bit whole number; <see cref="long"/>.</summary>
    BigInt,

    /// <summary>Exact decimal; <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>64-bit floating point; <see cref="double"/>.</summary>
    Double,

    /// <summary>Calendar date; <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>Point in time, UTC, microseconds; <see cref="DateTime"/> of kind UTC.</summary>
    Timestamp,
}
