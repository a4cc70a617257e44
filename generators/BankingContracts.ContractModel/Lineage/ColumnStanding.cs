namespace BankingContracts.ContractModel.Lineage;

/// <summary>What is promised of a column and NULL, and how it is held.</summary>
public enum ColumnStanding
{
    /// <summary>The contract allows NULL.</summary>
    Nullable,

    /// <summary>It is never NULL: the build has proven it.</summary>
    Proven,

    /// <summary>It is never NULL by the contract's word, which the audit holds in every run.</summary>
    Asserted,

    /// <summary>The contract promises it and the build could not prove it, which is an error.</summary>
    Unproven,

    /// <summary>The contract promises it and it is NULL in every row, which is an error.</summary>
    Violated,

    /// <summary>The contract promises it and nothing is known: the query was not analyzed.</summary>
    Unknown,
}
