namespace BankingContracts.ContractModel.Model;

/// <summary>How a SQL model is stored.</summary>
public enum Materialization
{
    /// <summary>A table. New rows are compared with the stored rows, and only the differences are written.</summary>
    Table,

    /// <summary>Not stored.</summary>
    View,

    /// <summary>The same as Table, but the key is mandatory.</summary>
    Incremental,
}
