namespace BankingContracts.Runtime.Engines;

/// <summary>Where an engine finds its data, and what it may use.</summary>
/// <param name="DatabasePath">DuckDB: the database file.</param>
/// <param name="MemoryLimit">
/// DuckDB: the memory that it may use, for example <c>512MB</c>; null for its default. If it needs more, DuckDB writes temporary files to disk.
/// </param>
/// <param name="Threads">DuckDB: the number of threads, as text; null for one per core.</param>
/// <param name="AllowsFiles">Whether queries may read files; they may never write files.</param>
public sealed record EngineSettings(string DatabasePath, string? MemoryLimit = null, string? Threads = null, bool AllowsFiles = false)
{
    /// <summary>The values of the engine's own settings, by variable; without those that are not set.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
