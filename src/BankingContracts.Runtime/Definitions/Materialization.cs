namespace BankingContracts.Runtime.Definitions;

/// <summary>How a query's rows are stored.</summary>
public enum Materialization
{
    /// <summary>A table.</summary>
    Table,

    /// <summary>Not stored.</summary>
    View,

    /// <summary>A table with a mandatory key.</summary>
    Incremental,
}
