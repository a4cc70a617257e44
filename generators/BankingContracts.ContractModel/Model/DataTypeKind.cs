namespace BankingContracts.ContractModel.Model;

/// <summary>The families of column types that contracts know; each has one exact equivalent on every engine.</summary>
public enum DataTypeKind
{
    /// <summary>Not understood; already reported.</summary>
    Unknown,

    /// <summary>Text of any length.</summary>
    Varchar,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>16-bit whole number.</summary>
    SmallInt,

    /// <summary>32-bit whole number.</summary>
    Integer,

    /// <summary>64-bit whole number.</summary>
    BigInt,

    /// <summary>Exact decimal with precision and scale; the type of money.</summary>
    Decimal,

    /// <summary>64-bit binary floating point.</summary>
    Double,

    /// <summary>Calendar date.</summary>
    Date,

    /// <summary>Point in time, UTC, microseconds.</summary>
    Timestamp,
}
