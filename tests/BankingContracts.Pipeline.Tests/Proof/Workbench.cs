using System.Globalization;
using System.Text;
using BankingContracts.Pipeline.Tests.Oracle;
using BankingContracts.Pipeline.Tests.Oracle.General;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Proof;

/// <summary>A directory with files and a database, the pipeline over it, and its oracle. In memory where the system has such a place.</summary>
public sealed class Workbench : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 6, 30, 0, 250, DateTimeKind.Utc);

    private readonly Subject _subject;
    private readonly IPipelineOracle _oracle;
    private readonly DirectoryInfo _root;
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, string> _versionIds = [];
    private readonly Recollection _recollection;
    private readonly Func<string, IEngine> _engine;
    private int _day;

    /// <summary>An empty workbench.</summary>
    /// <param name="subject">The pipeline.</param>
    /// <param name="engine">Makes an engine over a database file; null for DuckDB.</param>
    public Workbench(Subject subject, Func<string, IEngine>? engine = null)
    {
        (_subject, _oracle, _recollection) = (subject, subject.Oracle(), new Recollection(subject.Pipeline));
        _engine = engine ?? (static database => new DuckDbEngineProvider().Create(new EngineSettings(database, Threads: "1")));
        _root = Scratch.Create();
        _root.CreateSubdirectory("inputs");
    }

    /// <summary>The timestamp of the last run.</summary>
    public DateTime RunAt => Start.AddDays(_day);

    /// <summary>The database.</summary>
    public string Database => Path.Combine(_root.FullName, "bank.duckdb");

    /// <summary>The directory of everything.</summary>
    public string Root => _root.FullName;

    /// <summary>Where the files are.</summary>
    public string Inputs => Path.Combine(_root.FullName, "inputs");

    /// <summary>What the run of the last step said, before it was repeated; null before the first.</summary>
    public RunResult? LastResult { get; private set; }

    /// <summary>An engine for an attempt before each run, which may fail in any way; null for none.</summary>
    public Func<string, IEngine>? Faulty { get; init; }

    /// <summary>Runs a step and compares after it; a killed attempt must have left everything as it was, or be complete.</summary>
    public async Task PlayAsync(Episode step)
    {
        Deliver(step.Files);
        _day++;
        if (Faulty is not null)
            await AttemptAsync(Faulty(Database), step.IsFullRefresh);
        else if (step.KilledAt is { } at)
            await KillAsync(at);
        LastResult = await RunAsync(step.IsFullRefresh);
        _oracle.Run(RunAt, _files);
        AssertTables();
        AssertDeliveries();
        if (step.IsRepeated)
        {
            await RunAsync(step.IsFullRefresh);
            AssertTables();
        }
    }

    /// <summary>Keeps all tables as they are.</summary>
    public Task RememberAsync() => _recollection.RememberAsync(Engine(), RunAt);

    /// <summary>Fails unless <c>--as-of</c> tells of every run kept what it left.</summary>
    public Task AssertPastAsync() => _recollection.AssertAsync(Engine());

    /// <summary>Puts files into place; null removes one.</summary>
    public void Deliver(IReadOnlyDictionary<string, IReadOnlyList<string>?> files)
    {
        foreach (var (name, lines) in files)
        {
            var path = Path.Combine(Inputs, name);
            if (lines is null)
            {
                _files.Remove(name);
                File.Delete(path);
            }
            else
            {
                _files[name] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
                File.WriteAllBytes(path, _files[name]);
            }
        }
    }

    /// <summary>One run; whatever it ends with.</summary>
    public Task<RunResult> TryRunAsync(bool isFullRefresh = false, IRunObserver? observer = null, TimeSpan after = default) =>
        new PipelineRunner(_subject.Pipeline, Engine(), observer).RunAsync(Options(isFullRefresh, after), CancellationToken.None);

    /// <summary>All audits over whole tables.</summary>
    public Task<RunResult> CheckAsync() =>
        new PipelineRunner(_subject.Pipeline, Engine()).CheckAsync(Options(isFullRefresh: false, default), CancellationToken.None);

    /// <summary>Fails unless every table holds what the oracle says, and every invariant of history holds.</summary>
    public void AssertTables()
    {
        using var connection = OpenToRead(Database);
        foreach (var expected in _oracle.Tables.Where(t => _subject.Pipeline.Find(t.Model) is not null))
        {
            var model = _subject.Pipeline[expected.Model];
            TableAssert.Equal(expected, connection.ReadText($"select {string.Join(", ", expected.Columns)} from {TableOf(model)}"), $"after run {_day}");
            if (model.Body is SnapshotBody snapshot)
                AssertHistory(connection, model, snapshot);
        }
    }

    /// <summary>Fails unless the last run told of everything that it loaded, with the totals after it.</summary>
    private void AssertDeliveries()
    {
        // A killed attempt may have been the run, which the last one only repeats.
        if (_oracle.Deliveries is not { } expected || LastResult!.Message.Length > 0)
            return;
        Assert.Equal(
            expected.OrderBy(d => d.Source, StringComparer.Ordinal),
            LastResult.Deliveries
                .Select(d => (Delivery: d, Totals: Assert.Single(d.Stagings).Value))
                .Select(d => new DeliveryTotals(
                    d.Delivery.Source, string.Join(' ', d.Delivery.Files), d.Delivery.RowsRead, d.Totals.RowsRead, d.Totals.Staged, d.Totals.Quarantined))
                .OrderBy(d => d.Source, StringComparer.Ordinal));
    }

    /// <summary>Fails unless every column of every table has the type that its contract promises.</summary>
    public void AssertTypes()
    {
        using var connection = OpenToRead(Database);
        var found = connection.ReadText("select table_schema || '.' || table_name, column_name, data_type from information_schema.columns order by ordinal_position")
            .ToLookup(r => r[0], r => $"{r[1]} {r[2]}");
        foreach (var model in _subject.Pipeline.Models)
            Assert.Equal(model.Columns.Select(c => $"{c.Name} {TypeOf(c.Type)}"), found[TableOf(model)]);
    }

    /// <summary>The rows of a query as text.</summary>
    public List<IReadOnlyList<string?>> Query(string sql)
    {
        using var connection = OpenToRead(Database);
        return connection.ReadText(sql);
    }

    /// <summary>Opens a database file.</summary>
    public static DuckDBConnection OpenToRead(string database)
    {
        var connection = new DuckDBConnection($"DataSource={database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }

    /// <summary>The table of a model, with its schema.</summary>
    public static string TableOf(ModelDefinition model) => model.Layer.ToString().ToLowerInvariant() + "." + model.Name;

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private RunOptions Options(bool isFullRefresh, TimeSpan after) => new()
    {
        InputDirectory = Inputs,
        OutputDirectory = Path.Combine(_root.FullName, "outputs"),
        ReportsDirectory = Path.Combine(_root.FullName, "reports"),
        AsOf = RunAt + after,
        FullRefresh = isFullRefresh,
    };

    private IEngine Engine() => _engine(Database);

    private async Task AttemptAsync(IEngine engine, bool isFullRefresh)
    {
        try
        {
            await new PipelineRunner(_subject.Pipeline, engine).RunAsync(Options(isFullRefresh, default), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // The next run must end as if this one had not been killed.
        }
    }

    private async Task KillAsync(int at)
    {
        var killer = new Killer(at);
        try
        {
            await TryRunAsync(observer: killer);
        }
        catch (OperationCanceledException)
        {
            if (killer.IsCommitted)
                return;
            if (_day > 1)
                AssertTables();
            else
                Assert.False(File.Exists(Database), "A first run that was killed leaves no database.");
        }
    }

    private async Task<RunResult> RunAsync(bool isFullRefresh)
    {
        var result = await TryRunAsync(isFullRefresh);
        Assert.True(result.ExitCode == ExitCode.Done, $"Run {_day} ended with {result.ExitCode}: {result.Message}");
        return result;
    }

    /// <summary>At most one open version per key, no overlap, no empty version, ids unique and for ever the same.</summary>
    private void AssertHistory(DuckDBConnection connection, ModelDefinition model, SnapshotBody snapshot)
    {
        var end = snapshot.ValidToCurrent is null ? "coalesce(dbt_valid_to, 'infinity'::timestamp)" : "dbt_valid_to";
        var key = string.Join(", ", model.Key);
        Assert.Empty(connection.ReadText(
            $"select * from (select *, lead(dbt_valid_from) over (partition by {key} order by dbt_valid_from) as _next from {TableOf(model)}) where dbt_valid_from >= {end} or {end} > _next"));
        var ids = connection.ReadText($"select row({key})::varchar || dbt_valid_from::varchar, dbt_scd_id from {TableOf(model)}");
        Assert.Distinct(ids.Select(i => i[1]));
        foreach (var id in ids)
        {
            var version = model.Name + id[0];
            Assert.Equal(_versionIds.TryAdd(version, id[1]!) ? id[1] : _versionIds[version], id[1]);
        }
    }

    private static string TypeOf(ColumnType type) => type.Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Precision},{type.Scale})")
        : type.Kind.ToString().ToUpperInvariant();
}
