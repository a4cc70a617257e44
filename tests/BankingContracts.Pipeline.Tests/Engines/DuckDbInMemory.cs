using BankingContracts.Engine.Specification.Dialects;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Pipeline.Tests.Engines;

/// <summary>The words of DuckDB, in memory.</summary>
public sealed class DuckDbInMemory : DialectFixture
{
    private static readonly string[] Schemas = ["source", "staging", "snapshots", "intermediate", "marts", "pipeline"];

    /// <inheritdoc/>
    public override SqlDialect Sql => DuckDbDialect.Instance;

    /// <inheritdoc/>
    public override SqlSession Open() => Connect(Schemas);

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();

    /// <summary>A session on a database with some schemas.</summary>
    public static SqlSession Connect(IEnumerable<string> schemas)
    {
        var session = new SqlSession(DuckDbSession.InMemory());
        foreach (var schema in schemas)
            session.Execute($"create schema {schema}");
        return session;
    }
}
