using BankingContracts.ContractModel.Dialects;

namespace BankingContracts.ContractModel.Compile;

/// <summary>SQL with one text for each dialect.</summary>
/// <param name="DuckDb">The DuckDB text.</param>
/// <param name="Spark">The Spark SQL text.</param>
internal sealed record DialectText(string DuckDb, string Spark)
{
    /// <summary>Whether the text is the same in all dialects.</summary>
    public bool IsPortable => DuckDb == Spark;

    /// <summary>The text in <paramref name="dialect"/>.</summary>
    public string In(Dialect dialect) => dialect == Dialect.Spark ? Spark : DuckDb;

    /// <summary>The text that <paramref name="write"/> makes for each dialect.</summary>
    public static DialectText Of(Func<Dialect, string> write) => new(write(Dialect.DuckDb), write(Dialect.Spark));

    /// <summary>The same as <see cref="Of"/>; null when there is no such text.</summary>
    public static DialectText? OfOptional(Func<Dialect, string?> write) =>
        write(Dialect.DuckDb) is { } duckDb && write(Dialect.Spark) is { } spark ? new(duckDb, spark) : null;
}
