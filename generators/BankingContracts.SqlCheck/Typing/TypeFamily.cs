namespace BankingContracts.SqlCheck.Typing;

/// <summary>Kinds of types whose values can be compared without a cast that may fail.</summary>
internal enum TypeFamily
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The literal NULL, which has any type.</summary>
    Null,
    Boolean,
    Number,
    Text,
    Date,
    Timestamp,
    Interval,

    /// <summary>Several values in brackets, or the whole row of a table.</summary>
    Row,
}
