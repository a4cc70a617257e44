namespace BankingContracts.Runtime.Engines;

/// <summary>Where an engine finds its data.</summary>
/// <param name="DatabasePath">DuckDB: the database file.</param>
public sealed record EngineSettings(string DatabasePath);
