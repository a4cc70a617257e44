namespace BankingContracts.Runtime.Engines;

/// <summary>Which rows a staging step cleans and a snapshot step compares.</summary>
public enum StepMode
{
    /// <summary>All of them, into a table that has none yet.</summary>
    First,

    /// <summary>All of them.</summary>
    Whole,

    /// <summary>All of them, because the contract cleans them differently now: their values may differ from those of the history.</summary>
    Recleaned,

    /// <summary>Those of the keys that this run's files touch.</summary>
    Changes,
}
