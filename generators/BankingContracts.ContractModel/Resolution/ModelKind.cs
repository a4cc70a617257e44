namespace BankingContracts.ContractModel.Resolution;

/// <summary>How a model's rows are made.</summary>
public enum ModelKind
{
    /// <summary>Read from files.</summary>
    Source,

    /// <summary>Cleaned from a source model by the declarations of its columns.</summary>
    Staging,

    /// <summary>The rows that a staging model refused; derived from the staging contract.</summary>
    Quarantine,

    /// <summary>The history of a staging model.</summary>
    Snapshot,

    /// <summary>The result of a SELECT in a SQL file.</summary>
    Query,
}
