namespace BankingContracts.ContractModel.Model;

/// <summary>The layers of a pipeline in the direction data flows; a contract's layer is its folder's name.</summary>
public enum Layer
{
    /// <summary>Files as received, every column text, plus the time of arrival.</summary>
    Source,

    /// <summary>Cleaned and typed rows of the current files.</summary>
    Staging,

    /// <summary>Full history (SCD2).</summary>
    Snapshots,

    /// <summary>Joins and filters over current or historical rows.</summary>
    Intermediate,

    /// <summary>What others read.</summary>
    Marts,
}
