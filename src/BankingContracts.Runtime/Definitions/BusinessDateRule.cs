namespace BankingContracts.Runtime.Definitions;

/// <summary>Which business date the runs of a schedule have.</summary>
public enum BusinessDateRule
{
    /// <summary>None.</summary>
    None,

    /// <summary>The local day on which it is due.</summary>
    SameDay,

    /// <summary>The day before it.</summary>
    DayBefore,

    /// <summary>The last day before it that is neither a Saturday or Sunday nor a holiday of the schedule.</summary>
    BusinessDayBefore,
}
