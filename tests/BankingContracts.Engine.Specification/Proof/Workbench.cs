using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Oracle.General;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>A directory with files and a database, the pipeline over it, and its oracle. In memory where the system has such a place.</summary>
public sealed class Workbench : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 6, 30, 0, 250, DateTimeKind.Utc);

    private readonly Subject _subject;
    private readonly EngineFixture _fixture;
    private readonly IPipelineOracle _oracle;
    private readonly RunDirectory _place;
    private readonly HistoryLaws _histories = new();
    private readonly Recollection _recollection;
    private int _day;

    /// <summary>An empty workbench.</summary>
    /// <param name="subject">The pipeline.</param>
    /// <param name="fixture">The engine.</param>
    public Workbench(Subject subject, EngineFixture fixture)
    {
        (_subject, _fixture, _oracle) = (subject, fixture, subject.Oracle());
        (_place, _recollection) = (new RunDirectory(subject.Pipeline, fixture), new Recollection(subject.Pipeline));
    }

    /// <summary>The timestamp of the last run.</summary>
    public DateTime RunAt => Start.AddDays(_day);

    /// <summary>The directory of the database.</summary>
    public string Database => _place.Database;

    /// <summary>The directory of everything.</summary>
    public string Root => _place.Root;

    /// <summary>Where the files are.</summary>
    public string Inputs => _place.Inputs;

    /// <summary>The engine over the database.</summary>
    public IEngine Engine => _place.Engine;

    /// <summary>What the tables must hold after the last step.</summary>
    public IReadOnlyList<ExpectedTable> Expected => [.. _oracle.Tables.Where(t => _subject.Pipeline.Find(t.Model) is not null)];

    /// <summary>What the run of the last step said, before it was repeated; null before the first.</summary>
    public RunResult? LastResult { get; private set; }

    /// <summary>Runs a step and compares after it. Whatever happened to a first attempt, everything must be as it was, or complete.</summary>
    public async Task PlayAsync(Episode step)
    {
        Deliver(step.Files);
        _day++;
        var before = Expected;
        List<ExpectedTable>? found = null;
        if (step.Fault is { } fault)
        {
            await _place.AttemptAsync(RunAt, fault, step.IsFullRefresh);
            found = _fixture.PublishesAtOnce && await Engine.ExistsAsync(CancellationToken.None) ? await ReadAsync(before) : null;
        }

        if (step.KilledAt is { } at)
            await KillAsync(at, hasAttempt: step.Fault is not null);
        LastResult = await RunAsync(step.IsFullRefresh);
        _oracle.Run(RunAt, _place.Files);
        await AssertTablesAsync();
        AssertDeliveries();
        // A first run that does not end leaves no database.
        if (found is not null)
            TableAssert.EqualOneOf(_day > 1 ? before : Expected, Expected, found, $"after the attempt at run {_day}");
        if (step.IsRepeated)
        {
            await RunAsync(step.IsFullRefresh);
            await AssertTablesAsync();
        }
    }

    /// <summary>Keeps all tables as they are.</summary>
    public Task RememberAsync() => _place.ReadAsync(rows => _recollection.RememberAsync(rows, RunAt));

    /// <summary>Fails unless <c>--as-of</c> tells of every run kept what it left.</summary>
    public Task AssertPastAsync() => _place.ReadAsync(_recollection.AssertAsync);

    /// <summary>Puts files into place; null removes one.</summary>
    public void Deliver(IReadOnlyDictionary<string, IReadOnlyList<string>?> files) => _place.Deliver(files);

    /// <summary>One run; whatever it ends with.</summary>
    public Task<RunResult> TryRunAsync(bool isFullRefresh = false, IRunObserver? observer = null, TimeSpan after = default) =>
        _place.TryRunAsync(RunAt + after, isFullRefresh, observer);

    /// <summary>Runs after an edit of the contracts, a day later. The oracle knows nothing of it, so nothing is compared.</summary>
    public async Task RunEditedAsync(Func<PipelineDefinition, PipelineDefinition> edit)
    {
        _place.Pipeline = edit(_place.Pipeline);
        _day++;
        LastResult = await RunAsync(isFullRefresh: false);
    }

    /// <summary>Some columns of a table as text.</summary>
    public async Task<List<IReadOnlyList<string?>>> RowsAsync(string table, IReadOnlyList<string> columns)
    {
        List<IReadOnlyList<string?>> rows = [];
        await _place.ReadAsync(async tables => rows = await tables.OfAsync(table, columns));
        return rows;
    }

    /// <summary>All audits over whole tables.</summary>
    public Task<RunResult> CheckAsync() => _place.CheckAsync(RunAt);

    /// <summary>Fails unless every table holds what the oracle says, and every invariant of history holds.</summary>
    public Task AssertTablesAsync() => _place.ReadAsync(async rows =>
    {
        foreach (var expected in Expected)
        {
            TableAssert.Equal(expected, await rows.OfAsync(expected.Model, expected.Columns), $"after run {_day}");
            await _histories.AssertAsync(rows, _subject.Pipeline[expected.Model]);
        }
    });

    /// <summary>Fails unless every column of every table has the type that its contract promises.</summary>
    public Task AssertTypesAsync() => _place.ReadAsync(async rows =>
    {
        foreach (var model in _subject.Pipeline.Models)
            Assert.Equal(model.Columns.Select(c => $"{c.Name} {_fixture.TypeName(c.Type)}"), await rows.TypesAsync(model));
    });

    /// <inheritdoc/>
    public void Dispose() => _place.Dispose();

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

    /// <summary>The tables as they are.</summary>
    private async Task<List<ExpectedTable>> ReadAsync(IReadOnlyList<ExpectedTable> tables)
    {
        var found = new List<ExpectedTable>();
        await _place.ReadAsync(async rows =>
        {
            foreach (var table in tables)
                found.Add(table with { Rows = await rows.OfAsync(table.Model, table.Columns) });
        });
        return found;
    }

    private async Task KillAsync(int at, bool hasAttempt)
    {
        var killer = new Killer(at);
        try
        {
            await TryRunAsync(observer: killer);
        }
        catch (OperationCanceledException)
        {
            // An attempt before it may have been the run.
            if (killer.IsCommitted || hasAttempt)
                return;
            if (_day > 1)
                await AssertTablesAsync();
            else
                Assert.False(_fixture.PublishesAtOnce && await Engine.ExistsAsync(CancellationToken.None), "A first run that was killed leaves no database.");
        }
    }

    private async Task<RunResult> RunAsync(bool isFullRefresh)
    {
        var result = await TryRunAsync(isFullRefresh);
        Assert.True(result.ExitCode == ExitCode.Done, $"Run {_day} ended with {result.ExitCode}: {result.Message}");
        return result;
    }
}
