namespace BankingContracts.ContractModel.Model;

/// <summary>How a SQL model is stored.</summary>
public enum Materialization
{
    /// <summary>A table, compared with what is stored and changed where it differs.</summary>
    Table,

    /// <summary>Not stored.</summary>
    View,

    /// <summary>As table, and the key is mandatory.</summary>
    Incremental,
}
