namespace BankingContracts.Runtime.Definitions;

/// <summary>The SQL dialects that generated text comes in.</summary>
public enum SqlDialect
{
    /// <summary>DuckDB.</summary>
    DuckDb,

    /// <summary>Spark SQL.</summary>
    Spark,
}
