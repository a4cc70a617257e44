namespace BankingContracts.Runtime.Engines;

/// <summary>Which rows a staging step cleans and a snapshot step compares.</summary>
public enum StepMode
{
    /// <summary>All rows, into a table that has no rows yet.</summary>
    First,

    /// <summary>All rows.</summary>
    Whole,

    /// <summary>All rows, because the contract now cleans them differently. Their values may differ from those in the history.</summary>
    Recleaned,

    /// <summary>The rows of the keys that this run's files touch.</summary>
    Changes,
}
