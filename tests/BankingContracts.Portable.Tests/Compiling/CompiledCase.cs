namespace BankingContracts.Portable.Tests.Compiling;

/// <summary>A query as the build compiles it for each engine, or what the build says against it.</summary>
/// <param name="DuckDb">The text for DuckDB.</param>
/// <param name="Spark">The text for Spark SQL.</param>
/// <param name="Findings">The rules and messages; empty if it compiles.</param>
internal sealed record CompiledCase(string DuckDb, string Spark, IReadOnlyList<string> Findings);
