namespace BankingContracts.ContractModel.Model;

/// <summary>
/// Why a value is invalid, in the order in which reasons are checked; only the first one per column is reported.
/// Missing, Invisible, Format, Decimals and Range follow from the column's type and constraints and need no rule; a rule for one
/// of them changes its words (Range: also adds bounds).
/// </summary>
public enum QuarantineCondition
{
    /// <summary>NULL where the column is not null.</summary>
    Missing,

    /// <summary>An invisible character inside the value: in a key, a number, a date, or where the accepted values are listed.</summary>
    Invisible,

    /// <summary>Not written as the type demands.</summary>
    Format,

    /// <summary>More decimals than the type holds.</summary>
    Decimals,

    /// <summary>Outside the range of the type, or outside the rule's bounds.</summary>
    Range,

    /// <summary>Below zero.</summary>
    Negative,

    /// <summary>Zero or below.</summary>
    NotPositive,

    /// <summary>Later than the run.</summary>
    Future,

    /// <summary>Not one of the accepted values.</summary>
    NotAccepted,
}
