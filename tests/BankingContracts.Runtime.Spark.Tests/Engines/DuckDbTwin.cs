using BankingContracts.Engine.Specification;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>DuckDB, whose values count: what Spark is compared with.</summary>
public sealed class DuckDbTwin : EngineFixture
{
    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) =>
        new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(directory, "bank.duckdb"), Threads: "1"));

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();
}
