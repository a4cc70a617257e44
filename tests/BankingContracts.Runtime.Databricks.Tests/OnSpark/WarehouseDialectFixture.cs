using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Dialects;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>The words of Spark by way of a warehouse, in schemas of their own.</summary>
public sealed class WarehouseDialectFixture : DialectFixture
{
    private readonly WorkspaceSettings _settings = DatabricksVariables.Read(SparkWorkspace.Variables($"t{Guid.NewGuid():N}"));
    private readonly SparkNames _names;
    private readonly Lazy<SparkDialect> _sql;
    private readonly WarehouseServer _server;

    /// <summary>A new place for working relations. The statements are those of Spark, so they are sent by way of a warehouse in the long mode only.</summary>
    public WarehouseDialectFixture()
    {
        LongMode.Require();
        var platform = new DatabricksPlatform(_settings, Pauses.Real);
        (_names, _server) = (platform.Names, (WarehouseServer)platform.Connect());
        _sql = new(() => new SparkDialect(_names, platform.NewPlace(_server, Open())));
    }

    /// <inheritdoc/>
    public override SqlDialect Sql => _sql.Value;

    /// <inheritdoc/>
    public override SqlSession Open()
    {
        var session = new SqlSession(_server.OpenAsync(CancellationToken.None).GetAwaiter().GetResult());
        foreach (var schema in (string[])["staging", "marts"])
            session.ExecuteAsync("create schema if not exists " + _names.Schema(schema)).GetAwaiter().GetResult();
        return session;
    }

    /// <summary>Names of tables have only letters, digits and underscores in Spark's own catalog.</summary>
    public override string OddTable => "a_THING";

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => SparkTypes.Of(type);

    /// <inheritdoc/>
    public override string Describe(string relation) => "describe query select * from " + relation;

    /// <inheritdoc/>
    public override string AsText(string expression) => $"cast({expression} as string)";
}
