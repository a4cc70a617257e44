namespace BankingContracts.Runtime.Engines;

/// <summary>Which rows of a source a staging step cleans.</summary>
public enum StagingMode
{
    /// <summary>Those of the keys that this run's files touch.</summary>
    Changes,

    /// <summary>All of them.</summary>
    Whole,

    /// <summary>All of them, because the contract cleans them differently now: their values may be different from those of the history.</summary>
    Recleaned,
}
