using BankingContracts.Engine.Specification;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Pipeline.Tests.Engines;

/// <summary>DuckDB over a file.</summary>
public sealed class DuckDbFile : EngineFixture
{
    /// <summary>The database file in a directory.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, "bank.duckdb");

    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) =>
        new DuckDbEngine(new EngineSettings(PathIn(directory), Threads: "1"), around);

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();
}
