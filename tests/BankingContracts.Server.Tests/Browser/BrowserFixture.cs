using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Demo;
using BankingContracts.Server.Settings;
using Microsoft.Playwright;

namespace BankingContracts.Server.Tests.Browser;

/// <summary>The demonstration in a real browser. Without a browser, its tests are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Variable = "BROWSER_TEST";

    private readonly TestFolder _folder = new();
    private TestService? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The service.</summary>
    internal TestService Service => _service!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } program)
            return;
        var options = new ServerOptions
        {
            Pipeline = ContractPipeline.Definition with { Alerts = AlertsDefinition.None },
            Engine = new DuckDbEngineProvider().Create(new EngineSettings(_folder.Of("demo.duckdb"), null, "1", false)),
            Run = new RunOptions { InputDirectory = _folder.Of("demo", "inputs"), OutputDirectory = _folder.Of("demo", "outputs"), ReportsDirectory = _folder.Of("demo", "reports") },
            Folder = _folder.Of("demo", "service"),
            Store = _folder.Of("demo", "service", "service.sqlite"),
        };
        await Demonstration.PrepareAsync(options, _folder.Of("demo"), TimeProvider.System.GetUtcNow().UtcDateTime, () => { }, CancellationToken.None);
        _service = await TestService.StartAsync(options);
        using var paused = await _service.Client.PostAsync("/api/v1/schedules/nightly/pause", null);
        paused.EnsureSuccessStatusCode();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program });
    }

    /// <summary>A new window.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="isChecked">Whether a checker's script may run in it.</param>
    internal async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isChecked = false)
    {
        Assert.SkipUnless(_browser is not null, $"{Variable} does not name a browser, for example /usr/bin/chromium.");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Service.Client.BaseAddress!.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            BypassCSP = isChecked,
            TimezoneId = "Europe/Berlin",
        });
        return await context.NewPageAsync();
    }

    /// <summary>The address of every page, one of each kind.</summary>
    internal async Task<IReadOnlyList<string>> PagesAsync()
    {
        var runs = await Service.Runs.ListAsync(new(100), CancellationToken.None);
        var failed = runs.First(r => r.State == Runs.RunState.Failed);
        var good = runs.First(r => r.State == Runs.RunState.Succeeded);
        return
        [
            "/", "/runs", "/runs?state=failed&sort=-took", $"/runs/{good.Id}", $"/runs/{failed.Id}", "/schedules", "/models", "/models/account_summary", "/lineage", "/lineage?model=account_summary",
            "/quality", "/quality/current_account_has_a_customer", "/quarantine?model=stg_account", "/quarantine?model=stg_account&values=show", "/files", "/health", "/runs/nothing",
            "/runs?q=nothing", "/runs/new", "/backfills", "/alerts", "/lineage?model=account", "/query", "/query?sql=select * from account_summary",
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
