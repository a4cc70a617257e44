using System.Diagnostics;
using System.Globalization;
using BankingContracts.Benchmarks.Reporting;
using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Demo;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Benchmarks.Service;

/// <summary>How long the pages take with 20 requests at a time, 10,000 runs in the store and 1,000 models.</summary>
internal static class ServiceBenchmark
{
    private const int Models = 1000;
    private const int Runs = 10_000;
    private const int AtATime = 20;
    private const int Requests = 200;

    /// <summary>Measures, and prints a table or puts it into the document.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var folder = Path.Combine(options.WorkDirectory, "service");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var server = ServerOptionsOf(folder);
        await Demonstration.PrepareAsync(server, folder, DateTime.UtcNow, static () => { }, CancellationToken.None);
        server.Pipeline = ManyModels.Of(ContractPipeline.Definition with { Schedules = [] }, Models);
        await using var app = await StartAsync(server);
        var newest = await FillAsync(app.Services);
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        var rows = new List<IReadOnlyList<string>>();
        foreach (var path in Pages(newest))
            rows.Add(await MeasureAsync(client, path, path.EndsWith(newest, StringComparison.Ordinal) ? "/runs/ID" : path));
        await app.StopAsync();
        var table = MarkdownTable.Of(["page", "median ms", "95 % ms", "KB"], rows) + "\n" + Machine.Describe() + "\n";
        Console.WriteLine(table);
        if (options.Document is { } document)
            MeasuredDocument.Replace(document, "service", table);
    }

    private static IReadOnlyList<string> Pages(string run) =>
    [
        "/", "/runs", "/runs?sort=-took", "/runs?state=failed&offset=500", "/runs?q=nightly", $"/runs/{run}", "/schedules", "/models", "/models?sort=-rows&offset=200", "/models/account_summary",
        "/lineage", "/lineage?model=account_summary", "/quality", "/quality/current_account_has_a_customer", "/quarantine?model=stg_account", "/files", "/health", "/api/v1/runs",
    ];

    private static async Task<IReadOnlyList<string>> MeasureAsync(HttpClient client, string path, string name)
    {
        var bytes = (await client.GetByteArrayAsync(path)).Length;
        var times = new double[Requests];
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (i, cancellation) =>
        {
            var begin = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(path, cancellation);
            times[i] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        });
        Array.Sort(times);
        return [name, Text(times[Requests / 2]), Text(times[Requests * 95 / 100]), Text(bytes / 1e3)];
    }

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Puts copies of the last run into the store.</summary>
    /// <returns>The id of the newest.</returns>
    private static async Task<string> FillAsync(IServiceProvider services)
    {
        var (store, records) = (services.GetRequiredService<ServiceStore>(), services.GetRequiredService<RunRecords>());
        var model = (await records.ListAsync(new RunFilter(1) { State = RunState.Succeeded }, CancellationToken.None))[0];
        var (report, stages) = ((await records.ReportAsync(model.Id, CancellationToken.None))!, await records.StagesAsync(model.Id, CancellationToken.None));
        var changes = new List<StoreChange>();
        for (var i = 0; i < Runs; i++)
        {
            var began = model.StartedAt!.Value.AddHours(i - Runs);
            var run = model with { Id = string.Create(CultureInfo.InvariantCulture, $"{began:yyyyMMdd'T'HHmmss'Z'}-{i:00000000}"), RequestedAt = began, StartedAt = began, EndedAt = began.AddSeconds(i % 90), State = i % 7 == 0 ? RunState.Failed : RunState.Succeeded };
            changes.AddRange([RunQueued.Of(run), new RunStarted(run.Id, Micros.Of(began)), new ReportKept(run.Id, report), RunEnded.Of(run)]);
            foreach (var stage in stages)
                changes.AddRange([new StageStarted(run.Id, stage.Position, stage.Stage, stage.Model, Micros.Of(began)), new StageEnded(run.Id, stage.Position, Micros.Of(began.AddMilliseconds(40)), 100, 1, 2, 3, "")]);
            changes.Add(new FileLoaded(run.Id, "src_account", "accounts.csv", new string('a', 64), 100, Micros.Of(began)));
            if (i % 500 == 0)
                await ApplyAsync();
        }

        await ApplyAsync();
        return model.Id;

        async Task ApplyAsync()
        {
            await store.ApplyAsync(changes, CancellationToken.None);
            changes.Clear();
        }
    }

    private static async Task<WebApplication> StartAsync(ServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddBankingContracts(options);
        var app = builder.Build();
        app.MapBankingContracts();
        await app.StartAsync();
        return app;
    }

    private static ServerOptions ServerOptionsOf(string folder) => new()
    {
        Pipeline = ContractPipeline.Definition,
        Engine = new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(folder, "demo.duckdb"))),
        Run = new RunOptions { InputDirectory = Path.Combine(folder, "inputs"), OutputDirectory = Path.Combine(folder, "outputs"), ReportsDirectory = Path.Combine(folder, "reports") },
        Folder = Path.Combine(folder, "service"),
        Store = Path.Combine(folder, "service", "service.sqlite"),
    };
}
