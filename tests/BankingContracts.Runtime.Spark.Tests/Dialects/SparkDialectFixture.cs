using BankingContracts.Engine.Specification.Dialects;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Spark.Tests.Dialects;

/// <summary>The words of Spark, in schemas of their own.</summary>
public sealed class SparkDialectFixture : DialectFixture
{
    private readonly SparkNames _names = new("spark_catalog", $"t{Guid.NewGuid():N}_", null);
    private readonly StagingFolder _place;

    /// <summary>A new place for working relations.</summary>
    public SparkDialectFixture() => _place = new StagingFolder(SparkTestServer.Shared.Folder, _names.SchemaPrefix);

    /// <inheritdoc/>
    public override SqlDialect Sql => new SparkDialect(_names, _place);

    /// <inheritdoc/>
    public override SqlSession Open()
    {
        var server = SparkTestServer.Shared;
        var connection = new ConnectServer(new ConnectSettings(server.DriverPath, server.Uri, _names.Catalog, _names.SchemaPrefix, server.Folder, null));
        var session = new SqlSession(connection.OpenAsync(CancellationToken.None).GetAwaiter().GetResult());
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
