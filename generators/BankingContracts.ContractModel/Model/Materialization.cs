namespace BankingContracts.ContractModel.Model;

/// <summary>How a SQL model is stored.</summary>
public enum Materialization
{
    /// <summary>A table; new rows are compared with the stored rows, and only differences are written.</summary>
    Table,

    /// <summary>Not stored.</summary>
    View,

    /// <summary>As table, and the key is mandatory.</summary>
    Incremental,
}
