using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Days as contracts write them.</summary>
public static class DayText
{
    /// <summary>The day as <c>2027-06-30</c>; empty without one.</summary>
    public static string Of(CalendarDate? day) => day is { } known ? FormattableString.Invariant($"{known.Year:0000}-{known.Month:00}-{known.Day:00}") : "";
}
