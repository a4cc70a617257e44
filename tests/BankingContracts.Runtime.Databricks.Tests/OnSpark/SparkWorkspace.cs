using System.Security.Cryptography;
using System.Text;
using BankingContracts.Databricks.TestServer;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>A workspace whose warehouse is the Spark server of the tests. Each directory has its own schemas.</summary>
public sealed class SparkWorkspace : EngineFixture
{
    /// <inheritdoc/>
    public override bool VerifiesEachRun => Rounds.AreMany;

    private static readonly Lazy<DatabricksTestServer> TheServer = new(Start);

    /// <summary>The server; the test is skipped where there is no Spark.</summary>
    public static DatabricksTestServer Server
    {
        get
        {
            SparkTestServer.SkipUnlessConfigured();
            return TheServer.Value;
        }
    }

    /// <inheritdoc/>
    public override bool PublishesAtOnce => false;

    /// <inheritdoc/>
    public override IReadOnlyList<FaultKind> FaultKinds => Enum.GetValues<FaultKind>();

    /// <summary>The values of the variables for a database.</summary>
    /// <param name="schema">What the names of its schemas begin with.</param>
    public static Dictionary<string, string> Variables(string schema) => new()
    {
        [DatabricksVariables.Host] = Server.Address,
        [DatabricksVariables.WarehouseId] = DatabricksTestServer.Warehouse,
        [DatabricksVariables.ClientId] = DatabricksTestServer.ClientId,
        [DatabricksVariables.ClientSecret] = DatabricksTestServer.ClientSecret,
        [DatabricksVariables.Catalog] = "spark_catalog",
        [DatabricksVariables.Schema] = schema,
        [DatabricksVariables.Volume] = DatabricksTestServer.Volume,
    };

    /// <summary>What the names of the schemas of a directory begin with.</summary>
    public static string SchemaOf(string directory) => "t" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..12].ToLowerInvariant();

    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) =>
        new SparkEngine(new DatabricksPlatform(DatabricksVariables.Read(Variables(SchemaOf(directory))), Pauses.Real), around);

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => SparkTypes.Of(type);

    /// <inheritdoc/>
    public override string AsText(string column) => $"cast({column} as string)";

    private static DatabricksTestServer Start()
    {
        var server = DatabricksTestServer.StartAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
