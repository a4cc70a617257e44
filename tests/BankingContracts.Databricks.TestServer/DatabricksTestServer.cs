using System.Collections.Concurrent;
using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Routes;
using BankingContracts.Databricks.TestServer.Warehouses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Databricks.TestServer;

/// <summary>
/// A Databricks workspace on a free port of this machine: statements, links to chunks, files of a volume, tokens, as the documentation says. What runs the
/// statements is given to it.
/// </summary>
public sealed class DatabricksTestServer : IAsyncDisposable
{
    /// <summary>The id of the only warehouse.</summary>
    public const string Warehouse = "0123456789abcdef";

    /// <summary>The id of the only service principal.</summary>
    public const string ClientId = "principal";

    /// <summary>Its secret.</summary>
    public const string ClientSecret = "dose-of-the-principal";

    /// <summary>The personal access token.</summary>
    public const string Token = "dapi-of-the-tests";

    /// <summary>The only volume.</summary>
    public const string Volume = "/Volumes/main/bank/files";

    private readonly WebApplication _application;
    private readonly DirectoryInfo _volumes;
    private readonly ConcurrentQueue<Route> _requests = new();

    private DatabricksTestServer(IWarehouse? warehouse)
    {
        _volumes = Directory.CreateTempSubdirectory("banking-contracts-volumes-");
        Directory.CreateDirectory(LocalPath(Volume));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _application = builder.Build();
        var gate = new Gate(this, _requests.Enqueue);
        _application.Use(gate.PassAsync);
        TokenRoutes.Map(_application, Access);
        Statements = new StatementRoutes(warehouse ?? new SparkWarehouse(_volumes.FullName));
        Statements.Map(_application);
        new FileRoutes(this).Map(_application);
    }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Who may ask.</summary>
    public Access Access { get; } = new();

    /// <summary>The statements.</summary>
    public StatementRoutes Statements { get; }

    /// <summary>The entries of a page of a directory.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyCollection<Route> Requests => _requests;

    /// <summary>The address.</summary>
    public string Address => _application.Urls.Single();

    /// <summary>Starts a workspace over a warehouse.</summary>
    /// <param name="warehouse">What runs the statements; null for the Spark server of the tests.</param>
    public static async Task<DatabricksTestServer> StartAsync(IWarehouse? warehouse = null)
    {
        var server = new DatabricksTestServer(warehouse);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>The place of a file of a volume on this machine.</summary>
    public string LocalPath(string path) => Path.Combine(_volumes.FullName, path["/Volumes/".Length..]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Statements.Dispose();
        _volumes.Delete(recursive: true);
    }
}
