namespace BankingContracts.Runtime.Definitions;

/// <summary>What is promised of a column and NULL, and how it is held.</summary>
public enum ColumnStanding
{
    /// <summary>The contract allows NULL.</summary>
    Nullable,

    /// <summary>It is never NULL: the build has proven it.</summary>
    Proven,

    /// <summary>It is never NULL by the contract's word, which the audit holds in every run.</summary>
    Asserted,

    /// <summary>The contract promises it, and this build did not look at the SQL.</summary>
    Unknown,
}
