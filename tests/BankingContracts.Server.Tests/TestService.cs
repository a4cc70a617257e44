using System.Net.Http.Json;
using System.Text.Json;
using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Tests;

/// <summary>The service in an application of its own, on a free port, over the sample in a folder.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    /// <summary>Sends requests to it; it follows no redirect.</summary>
    public HttpClient Client { get; }

    /// <summary>Its queue.</summary>
    public RunQueue Queue => _app.Services.GetRequiredService<RunQueue>();

    /// <summary>Its runs.</summary>
    public RunRecords Runs => _app.Services.GetRequiredService<RunRecords>();

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Its journal.</summary>
    public StoreJournal Journal => _app.Services.GetRequiredService<StoreJournal>();

    /// <summary>What a service over a folder is told.</summary>
    /// <param name="folder">Inputs, database, store.</param>
    /// <param name="store">The store; null for a file in the folder.</param>
    public static ServerOptions Options(TestFolder folder, string? store = null) => new()
    {
        // Its schedule would run while tests do, at half past two.
        Pipeline = ContractPipeline.Definition with { Schedules = [] },
        Engine = Engine(folder),
        Run = new RunOptions { InputDirectory = folder.Of("inputs"), OutputDirectory = folder.Of("outputs"), ReportsDirectory = folder.Of("reports") },
        Folder = folder.Of("service"),
        Store = store ?? folder.Of("service", "service.sqlite"),
    };

    /// <summary>The sample's engine over a folder.</summary>
    public static IEngine Engine(TestFolder folder) => new DuckDbEngineProvider().Create(new EngineSettings(folder.Of("pipeline.duckdb"), null, "1", false));

    /// <summary>Copies the sample's files into a folder.</summary>
    public static void Deliver(TestFolder folder)
    {
        Directory.CreateDirectory(folder.Of("inputs"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "inputs")))
            File.Copy(file, folder.Of("inputs", Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Starts a service.</summary>
    /// <param name="options">What it is told.</param>
    /// <param name="path">Where its pages begin in the application.</param>
    public static async Task<TestService> StartAsync(ServerOptions options, string path = "")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddRouting();
        builder.Services.AddBankingContracts(options);
        var app = builder.Build();
        app.UseAuthorization();
        app.MapBankingContracts(path);
        return await StartedAsync(app);
    }

    /// <summary>Starts what the verb serve starts.</summary>
    /// <param name="options">What it is told.</param>
    /// <param name="mustSignIn">Whether users must sign in.</param>
    /// <param name="access">How it knows them; null for keys only.</param>
    /// <param name="limits">How much a client may ask for; null for what is usual.</param>
    /// <param name="log">Hears what is logged; null for nobody.</param>
    public static Task<TestService> ServeAsync(
        ServerOptions options, bool mustSignIn = true, AccessOptions? access = null, RequestLimits? limits = null, ILoggerProvider? log = null)
    {
        var app = ServeApplication.Build(options, access ?? new(), mustSignIn, ["http://127.0.0.1:0"], limits ?? RequestLimits.Usual);
        if (log is not null)
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return StartedAsync(app);
    }

    /// <summary>Sends requests to it as somebody with a key.</summary>
    public HttpClient ClientWith(string key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Sends requests to it as a browser without a session.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Client.BaseAddress };
        client.DefaultRequestHeaders.Accept.Add(new("text/html"));
        return client;
    }

    private static async Task<TestService> StartedAsync(WebApplication app)
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app, new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) });
    }

    /// <summary>Asks for a run by the API, and waits until it has ended.</summary>
    /// <param name="scope">What it is asked to do.</param>
    /// <returns>The run in JSON.</returns>
    public async Task<JsonElement> RunAsync(object? scope = null)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/runs", scope ?? new { }, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return await EndOfAsync((await JsonAsync(answer)).GetProperty("id").GetString()!);
    }

    /// <summary>Waits until a run has ended.</summary>
    public async Task<JsonElement> EndOfAsync(string id)
    {
        while (true)
        {
            var run = (await Client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}", TestContext.Current.CancellationToken)).GetProperty("run");
            if (run.GetProperty("state").GetString() is not ("queued" or "running"))
                return run;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The body of an answer.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))!;

    /// <summary>The text of a page.</summary>
    public Task<string> PageAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
