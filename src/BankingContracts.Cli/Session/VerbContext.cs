using System.CommandLine;
using BankingContracts.Cli.Configuration;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.Session;

/// <summary>What every verb works with.</summary>
internal sealed class VerbContext
{
    private readonly string? _orderOf;

    private VerbContext(
        PipelineDefinition pipeline, IReadOnlyList<IEngineProvider> engines, ProgramEnvironment environment, Settings settings, ParseResult parsed, ProgramOptions options)
    {
        Pipeline = pipeline;
        Engines = engines;
        Environment = environment;
        Settings = settings;
        Format = parsed.GetValue(options.Format);
        AllowsFiles = parsed.GetValue(options.AllowFiles);
        JUnitPath = parsed.GetValue(options.JUnit) is { } path ? environment.Resolve(path) : null;
        HtmlPath = parsed.GetValue(options.Html) is { } page ? environment.Resolve(page) : null;
        IsVerbose = parsed.GetValue(options.Verbose);
        _orderOf = parsed.GetValue(options.OrderOf);
        RunOptions = new RunOptions
        {
            InputDirectory = settings.InputDirectory,
            OutputDirectory = settings.OutputDirectory,
            ReportsDirectory = settings.ReportsDirectory,
            ArchiveDirectory = settings.ArchiveDirectory,
            AsOf = parsed.GetValue(options.AsOf),
            BusinessDate = parsed.GetValue(options.BusinessDate),
            AllowFuture = parsed.GetValue(options.Future),
            FullRefresh = parsed.GetValue(options.FullRefresh),
            Select = parsed.GetValue(options.Select) ?? [],
            Exclude = parsed.GetValue(options.Exclude) ?? [],
            Wait = parsed.GetValue(options.Wait),
            AllowMassDelete = parsed.GetValue(options.AllowMassDelete),
            ShowValues = parsed.GetValue(options.ShowValues),
            AllowMassQuarantine = parsed.GetValue(options.AllowMassQuarantine),
        };
    }

    public PipelineDefinition Pipeline { get; }

    public IReadOnlyList<IEngineProvider> Engines { get; }

    public ProgramEnvironment Environment { get; }

    public Settings Settings { get; }

    public OutputFormat Format { get; }

    /// <summary>Whether a query may read files.</summary>
    public bool AllowsFiles { get; }

    /// <summary>Where the result is written as JUnit XML, too, absolute; null for nowhere.</summary>
    public string? JUnitPath { get; }

    /// <summary>Where the result is written as an HTML page, too, absolute; null for nowhere.</summary>
    public string? HtmlPath { get; }

    /// <summary>Whether tables for people show everything.</summary>
    public bool IsVerbose { get; }

    public RunOptions RunOptions { get; }

    /// <summary>Whether files follow the order of another database.</summary>
    public bool FollowsOrder => _orderOf is not null;

    /// <summary>The service's own records: an absolute path, or a connection string.</summary>
    public string ServerStore => Settings.ServerStore.Contains('=', StringComparison.Ordinal) ? Settings.ServerStore : Environment.Resolve(Settings.ServerStore);

    /// <summary>Whether the run in progress has published its data.</summary>
    public bool HasCommitted { get; set; }

    /// <exception cref="PipelineException">The configuration is wrong.</exception>
    public static VerbContext Create(
        PipelineDefinition pipeline, IReadOnlyList<IEngineProvider> engines, ParseResult parsed, ProgramOptions options, ProgramEnvironment environment)
    {
        var flags = new (string Variable, Option<string?> Option)[]
        {
            ("DUCKDB_PATH", options.Database),
            ("INPUT_PATH", options.Input),
            ("OUTPUT_PATH", options.Output),
            ("REPORTS_PATH", options.Reports),
            ("CONTRACTS_PATH", options.Contracts),
            ("SERVER_STORE", options.Store),
        };
        var given = flags
            .Select(f => (f.Variable, Value: parsed.GetValue(f.Option)))
            .Where(f => f.Value is not null)
            .ToDictionary(f => f.Variable, f => f.Value!, StringComparer.Ordinal);
        return new(pipeline, engines, environment, Settings.Load(given, environment, engines.SelectMany(e => e.Settings)), parsed, options);
    }

    /// <summary>A format that this verb does not have: the command line refuses it before.</summary>
    public static InvalidOperationException NotOf(OutputFormat format) => new($"{format} is a format of other verbs only.");

    /// <summary>Prints a result in the format that the user asked for.</summary>
    /// <param name="csv">The result as CSV.</param>
    /// <param name="json">The result as a JSON document.</param>
    /// <param name="table">Writes it for people.</param>
    public void Print(Func<string> csv, Func<string> json, Action table)
    {
        switch (Format)
        {
            case OutputFormat.Csv:
                Environment.Out.Write(csv());
                break;
            case OutputFormat.Json:
                Environment.Out.Write(json());
                break;
            case OutputFormat.Table:
                table();
                break;
            case OutputFormat.Mermaid or OutputFormat.Markdown:
            default:
                throw NotOf(Format);
        }
    }

    /// <summary>The engine that the configuration names.</summary>
    /// <exception cref="PipelineException">There is no engine with that name.</exception>
    public IEngine CreateEngine() => CreateEngine(Settings.DatabaseType, Settings.DatabasePath);

    /// <summary>An engine over a database.</summary>
    /// <param name="name">The value of DATABASE_TYPE for the engine.</param>
    /// <param name="path">The database.</param>
    /// <exception cref="PipelineException">There is no engine with that name.</exception>
    public IEngine CreateEngine(string name, string path)
    {
        var provider = Engines.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw PipelineException.BadInput(
                $"DATABASE_TYPE is '{name}', but this program has no engine with that name; set it to {string.Join(" or ", Engines.Select(e => e.Name))}.");
        try
        {
            return provider.Create(new EngineSettings(path, Settings.MemoryLimit, Settings.Threads, AllowsFiles) { Values = Settings.Of(provider.Settings) });
        }
        catch (PipelineException e) when (Settings.Misspelt.Where(m => provider.Settings.Any(s => s.Variable == m.Meant)).ToList() is { Count: > 0 } misspelt)
        {
            throw PipelineException.BadInput($"{e.Message} {string.Join(" ", misspelt.Select(m => $"{m.Variable} is set, but it is no setting; did you mean {m.Meant}?"))}", e);
        }
    }

    /// <summary>Opens the database for reading.</summary>
    /// <exception cref="PipelineException">There is none yet, or it cannot be opened.</exception>
    public async Task<IEngineReader> OpenReaderAsync(CancellationToken cancellation)
    {
        var engine = CreateEngine();
        await RequireDatabaseAsync(engine, cancellation);
        return await DatabaseWait.OpenAsync(RunOptions.Wait, () => engine.OpenReaderAsync(Pipeline, cancellation), SayWaiting, cancellation);
    }

    /// <summary>What a run is asked for, with the ledger that its files follow.</summary>
    /// <exception cref="PipelineException">That database does not exist, or cannot be opened.</exception>
    public async Task<RunOptions> OrderedRunOptionsAsync(CancellationToken cancellation)
    {
        if (_orderOf is null)
            return RunOptions;
        var engine = CreateEngine(Settings.DatabaseType, Environment.Resolve(_orderOf));
        if (!await engine.ExistsAsync(cancellation))
            throw PipelineException.BadInput($"--order-of: there is no database {_orderOf}; name the one that received the files.");
        await using var reader = await DatabaseWait.OpenAsync(RunOptions.Wait, () => engine.OpenReaderAsync(Pipeline, cancellation), SayWaiting, cancellation);
        return RunOptions with { OrderOf = (await reader.ReadStateAsync(cancellation)).Files };
    }

    /// <summary>Prints that another process uses the database.</summary>
    public void SayWaiting() => Environment.Error.WriteLine("Another process uses the database; waiting until it is free.");

    /// <summary>Refuses selectors that select nothing, before anything is opened or written.</summary>
    /// <exception cref="PipelineException">A selector selects nothing.</exception>
    public void CheckSelection() => ModelSelection.Of(Pipeline, RunOptions.Select, RunOptions.Exclude);

    /// <exception cref="PipelineException">There is no database yet.</exception>
    public async Task RequireDatabaseAsync(IEngine engine, CancellationToken cancellation)
    {
        if (!await engine.ExistsAsync(cancellation))
        {
            throw PipelineException.BadInput(
                $"There is no database yet ({Environment.Shorten(engine.Description)}); run the pipeline first, or name another file with --database.");
        }
    }
}
