namespace BankingContracts.ContractModel.Lineage;

/// <summary>The promise about NULL in a column, and how it is ensured.</summary>
public enum ColumnStanding
{
    /// <summary>The contract allows NULL.</summary>
    Nullable,

    /// <summary>It is never NULL: the build has proven it.</summary>
    Proven,

    /// <summary>The contract says that it is never NULL, and the audit checks this in every run.</summary>
    Asserted,

    /// <summary>The contract promises it but the build could not prove it; this is an error.</summary>
    Unproven,

    /// <summary>The contract promises it but it is NULL in every row; this is an error.</summary>
    Violated,

    /// <summary>The contract promises it but nothing is known, because the query was not analyzed.</summary>
    Unknown,
}
