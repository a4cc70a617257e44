using System.Globalization;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Replays;

namespace BankingContracts.Engine.Specification.Contracts;

/// <summary>A database of loans whose contracts change. Each run is a day after the one before.</summary>
/// <param name="fixture">The engine.</param>
public sealed class LoanBench(EngineFixture fixture) : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    private readonly RunDirectory _place = new(new LoanContracts(LoanColumn.Id, LoanColumn.Amount).Compile(), fixture);
    private int _day;

    /// <inheritdoc/>
    public void Dispose() => _place.Dispose();

    /// <summary>Takes other contracts without a run.</summary>
    public void Take(LoanContracts contracts) => _place.Pipeline = contracts.Compile();

    /// <summary>The time of a run, as the tables hold it.</summary>
    public static string Day(int day) => Start.AddDays(day).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A run with other contracts, with a new file, or with both; it must end well.</summary>
    public async Task RunAsync(LoanContracts? contracts, params string[] file)
    {
        var result = await TryAsync(contracts, file);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
    }

    /// <summary>A run with other contracts, with a new file, or with both, whatever it ends with.</summary>
    public async Task<RunResult> TryAsync(LoanContracts? contracts, params string[] file)
    {
        Prepare(contracts, file);
        return await _place.TryRunAsync(Start.AddDays(_day));
    }

    private void Prepare(LoanContracts? contracts, string[] file)
    {
        _place.Pipeline = contracts?.Compile() ?? _place.Pipeline;
        _day++;
        if (file.Length > 0)
            _place.Deliver(new Dictionary<string, IReadOnlyList<string>?> { [$"loans{_day}.csv"] = file, [$"loans{_day - 1}.csv"] = null });
    }

    /// <summary>The same with several files at once; files that were there go.</summary>
    public async Task RunFilesAsync(params (string Name, string[] Lines)[] files)
    {
        _day++;
        _place.Deliver(_place.Files.Keys.ToDictionary(f => f, _ => (IReadOnlyList<string>?)null));
        _place.Deliver(files.ToDictionary(f => f.Name, f => (IReadOnlyList<string>?)f.Lines));
        var result = await _place.TryRunAsync(Start.AddDays(_day));
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
    }

    /// <summary>Does the runs again in another database, and compares the two.</summary>
    public Task<IReadOnlyList<ModelDifference>> ReplayAsync() => _place.ReplayAsync();

    /// <summary>Where loaded files are kept.</summary>
    public string Archive => _place.Archive;

    /// <summary>A run with other contracts and a new file, to whose session a fault may happen; returns the number of its statements.</summary>
    public Task<int> AttemptAsync(LoanContracts contracts, Fault? fault, params string[] file)
    {
        Prepare(contracts, file);
        return _place.AttemptAsync(Start.AddDays(_day), fault);
    }

    /// <summary>A further run finds nothing to do, a full refresh gives the same rows, and all tests pass.</summary>
    public async Task AssertNothingMoreAsync()
    {
        _day++;
        var result = await _place.TryRunAsync(Start.AddDays(_day), isFullRefresh: true);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
        Assert.All(result.Stages, s => Assert.True(s.Change.IsEmpty, $"{s.Model} changed: {s.Note}"));
        Assert.Equal(ExitCode.Done, (await _place.CheckAsync(Start.AddDays(_day))).ExitCode);
    }

    /// <summary>Some columns of a table, in any order of the rows.</summary>
    public Task AssertAsync(string table, string columns, params string?[][] expected) => _place.ReadAsync(async rows =>
        AssertRows(expected, await rows.OfAsync(table, columns.Split(", "))));

    /// <summary>No table has a name with the word any more.</summary>
    public async Task AssertGoneAsync(string word)
    {
        if (await fixture.TablesAsync(_place.Database) is { } tables)
            Assert.DoesNotContain(tables, t => t.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The same as of a run.</summary>
    public Task AssertAsOfAsync(int day, string table, string columns, params string?[][] expected) => _place.ReadAsync(async rows =>
        AssertRows(expected, await rows.AsOfAsync(_place.Pipeline[table], columns.Split(", "), Start.AddDays(day))));

    private static void AssertRows(string?[][] expected, List<IReadOnlyList<string?>> found) => Assert.Equal(
        expected.Select(r => string.Join(" | ", r.Select(v => v ?? "NULL"))).Order(StringComparer.Ordinal),
        found.Select(r => string.Join(" | ", r.Select(v => v ?? "NULL"))).Order(StringComparer.Ordinal));
}
