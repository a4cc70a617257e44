using BankingContracts.Databricks.TestServer;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.Statements;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>A workspace, and a client that waits for nothing.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly WorkspaceClient _client;
    private readonly Pauses _pauses;

    private Workspace(DatabricksTestServer server, Func<Uri, WorkspaceSettings> settings)
    {
        (Server, Settings) = (server, settings(new Uri(server.Address)));
        _pauses = new Pauses(Clock, Wait);
        _client = new WorkspaceClient(Settings, _pauses);
    }

    /// <summary>The server.</summary>
    public DatabricksTestServer Server { get; }

    /// <summary>The settings of the client.</summary>
    public WorkspaceSettings Settings { get; }

    /// <summary>Its clock.</summary>
    public StandingClock Clock { get; } = new();

    /// <summary>How long it would have waited, in seconds.</summary>
    public List<double> Waits { get; } = [];

    /// <summary>A place of a run.</summary>
    public VolumeFolder NewPlace() => new(new VolumeFiles(_client, Settings), Settings.Volume, "bank_database");

    /// <summary>A workspace whose client has a personal access token.</summary>
    public static async Task<Workspace> StartAsync(IWarehouse warehouse) => new(await DatabricksTestServer.StartAsync(warehouse), WithToken);

    /// <summary>A workspace whose client is the service principal.</summary>
    public static async Task<Workspace> StartAsPrincipalAsync(string secret = DatabricksTestServer.ClientSecret) =>
        new(await DatabricksTestServer.StartAsync(ScriptedWarehouse.Of([1])), host => WithToken(host) with { Credentials = new(DatabricksTestServer.ClientId, new Secret(secret)) });

    /// <summary>A workspace with other settings.</summary>
    public static async Task<Workspace> StartAsync(Func<WorkspaceSettings, WorkspaceSettings> change) =>
        new(await DatabricksTestServer.StartAsync(ScriptedWarehouse.Of([1])), host => change(WithToken(host)));

    /// <summary>Another client, as the engine has it.</summary>
    public WarehouseServer Connect() => new(Settings, _pauses);

    /// <summary>A session.</summary>
    public SqlSession Open() => new(new WarehouseSession(new StatementApi(_client, Settings, _pauses), _pauses));

    /// <summary>The numbers that a query gives.</summary>
    public async Task<List<int>> NumbersAsync(string sql = "select n")
    {
        await using var session = Open();
        return await session.RowsAsync(sql, static r => r.GetInt32(0));
    }

    /// <summary>Runs a statement without rows.</summary>
    public async Task ExecuteAsync(string sql = "insert")
    {
        await using var session = Open();
        await session.ExecuteAsync(sql);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private static WorkspaceSettings WithToken(Uri host) =>
        new(host, new Credentials(null, new Secret(DatabricksTestServer.Token)), DatabricksTestServer.Warehouse, "main", "bank_", DatabricksTestServer.Volume);

    private Task Wait(TimeSpan time, CancellationToken cancellation)
    {
        Waits.Add(time.TotalSeconds);
        cancellation.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class StandingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Moves it.</summary>
    public void Advance(TimeSpan time) => _now += time;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;
}
