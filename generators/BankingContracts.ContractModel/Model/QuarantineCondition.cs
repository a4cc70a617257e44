namespace BankingContracts.ContractModel.Model;

/// <summary>
/// Why a value is invalid, in the order in which reasons are checked. Only the first reason of a column is reported. Missing, Invisible,
/// Format, Decimals and Range follow from the column's type and constraints, so they need no rule. A rule for one of them changes its words. A
/// rule for Range also adds bounds.
/// </summary>
public enum QuarantineCondition
{
    /// <summary>NULL where the column is not null.</summary>
    Missing,

    /// <summary>
    /// An invisible character inside the value. It is checked in a key, a number and a date, and where the accepted values are listed.
    /// </summary>
    Invisible,

    /// <summary>Not in the form of its type.</summary>
    Format,

    /// <summary>More decimals than the type allows.</summary>
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
