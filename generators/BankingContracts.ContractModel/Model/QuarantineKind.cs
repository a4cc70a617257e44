namespace BankingContracts.ContractModel.Model;

/// <summary>
/// What is wrong with a quarantined row, as reports count it. The runtime's enum has the same members, and also those that only the runtime
/// finds.
/// </summary>
public enum QuarantineKind
{
    /// <summary>NULL where the column is not null.</summary>
    Missing,

    /// <summary>An invisible character inside a value that must be exact.</summary>
    Invisible,

    /// <summary>Not in the form of its type.</summary>
    Format,

    /// <summary>More decimals than the type allows.</summary>
    Decimals,

    /// <summary>Outside what the type or the contract allows.</summary>
    Range,

    /// <summary>Below zero, or zero where the contract does not allow zero.</summary>
    Sign,

    /// <summary>Later than the run.</summary>
    Future,

    /// <summary>Not one of the accepted values.</summary>
    NotAccepted,

    /// <summary>An operation code that the contract does not know.</summary>
    Operation,

    /// <summary>A record that repeats the file's header.</summary>
    RepeatedHeader,
}
