using BankingContracts.Engine.Specification.Dialects;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>The words of the deferred DuckDB, in memory.</summary>
public sealed class DeferredInMemory : DialectFixture
{
    /// <inheritdoc/>
    public override SqlDialect Sql { get; } = new DeferredDialect();

    /// <inheritdoc/>
    public override SqlSession Open() => DuckDbInMemory.Connect(["source", "staging", "snapshots", "intermediate", "marts", "pipeline", "working"]);

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();
}
