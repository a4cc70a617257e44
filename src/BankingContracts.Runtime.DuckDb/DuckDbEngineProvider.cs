using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>The embedded engine: one database file, everything of a run in one transaction.</summary>
public sealed class DuckDbEngineProvider : IEngineProvider
{
    /// <inheritdoc/>
    public string Name => "duckdb";

    /// <inheritdoc/>
    public IEngine Create(EngineSettings settings) => new DuckDbEngine(settings with { DatabasePath = Path.GetFullPath(settings.DatabasePath) });
}
