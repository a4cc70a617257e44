namespace BankingContracts.ContractModel.Resolution;

/// <summary>How a model's rows come about.</summary>
public enum ModelKind
{
    /// <summary>Read from files.</summary>
    Source,

    /// <summary>Cleaned from a source model by the declarations of its columns.</summary>
    Staging,

    /// <summary>The rows a staging model refused; derived from the staging contract.</summary>
    Quarantine,

    /// <summary>History of a staging model.</summary>
    Snapshot,

    /// <summary>A SELECT beside the contract.</summary>
    Query,
}
