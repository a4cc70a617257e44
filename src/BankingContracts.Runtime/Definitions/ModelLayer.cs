namespace BankingContracts.Runtime.Definitions;

/// <summary>The layers, in the direction in which data flows. Each layer is a schema with the same name in lower case.</summary>
public enum ModelLayer
{
    /// <summary>Files as received.</summary>
    Source,

    /// <summary>Cleaned rows of the current files.</summary>
    Staging,

    /// <summary>Full history.</summary>
    Snapshots,

    /// <summary>Joins and filters.</summary>
    Intermediate,

    /// <summary>Tables for readers.</summary>
    Marts,
}
