namespace BankingContracts.Runtime.Definitions;

/// <summary>Rows of a SELECT.</summary>
/// <param name="Materialization">How they are stored.</param>
/// <param name="Sql">The SELECT for DuckDB: the text of the SQL file, with the functions of the contract language written out.</param>
public sealed record QueryBody(Materialization Materialization, string Sql) : ModelBody
{
    /// <summary>The SELECT for Spark SQL, if it must be written in another way there; otherwise null.</summary>
    public string? SparkSql { get; init; }

    /// <summary>The SELECT for each dialect. It gives the same rows in all of them.</summary>
    public SqlText Text => new(Sql, SparkSql ?? Sql);

    /// <summary>The SQL file, below the contracts folder, for messages; empty when it is not known.</summary>
    public string File { get; init; } = "";
}
