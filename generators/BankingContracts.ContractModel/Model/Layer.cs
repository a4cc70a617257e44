namespace BankingContracts.ContractModel.Model;

/// <summary>The layers of a pipeline, in the direction in which data flows. A contract's layer is the name of its folder.</summary>
public enum Layer
{
    /// <summary>Files as received: every column is text, and one more column has the time of arrival.</summary>
    Source,

    /// <summary>Cleaned and typed rows of the current files.</summary>
    Staging,

    /// <summary>Full history (SCD2).</summary>
    Snapshots,

    /// <summary>Joins and filters over current or historical rows.</summary>
    Intermediate,

    /// <summary>Tables for readers.</summary>
    Marts,
}
