namespace BankingContracts.Runtime.Definitions;

/// <summary>The promise about NULL in a column, and how it is ensured.</summary>
public enum ColumnStanding
{
    /// <summary>The contract allows NULL.</summary>
    Nullable,

    /// <summary>It is never NULL: the build has proven it.</summary>
    Proven,

    /// <summary>The contract says that it is never NULL, and the audit checks this in every run.</summary>
    Asserted,

    /// <summary>The contract promises it, and this build did not check the SQL.</summary>
    Unknown,
}
