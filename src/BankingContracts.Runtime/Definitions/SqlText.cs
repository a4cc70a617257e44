namespace BankingContracts.Runtime.Definitions;

/// <summary>Generated SQL with one text for each dialect. It names models without a schema. <c>$run_at</c> is the run's timestamp.</summary>
/// <param name="DuckDb">The DuckDB text.</param>
/// <param name="Spark">The Spark SQL text.</param>
public sealed record SqlText(string DuckDb, string Spark)
{
    /// <summary>One text for all dialects.</summary>
    public static SqlText Portable(string sql) => new(sql, sql);
}
