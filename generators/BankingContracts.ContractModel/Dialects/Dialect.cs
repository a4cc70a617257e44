namespace BankingContracts.ContractModel.Dialects;

/// <summary>The SQL engines that text is generated for.</summary>
public enum Dialect
{
    /// <summary>DuckDB, embedded.</summary>
    DuckDb,

    /// <summary>Spark SQL with Delta, also on Databricks.</summary>
    Spark,
}
