using System.Globalization;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Oracle.General;
using BankingContracts.Runtime;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>
/// A small sequence that is played once. After that, each of its runs can be repeated from a copy of the database before it, with a fault at a statement.
/// </summary>
public sealed class FaultWalk : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 5, 6, 30, 0, DateTimeKind.Utc);

    // Rates come as deltas, with a business time and with rows for quarantine.
    private static readonly Dictionary<string, IReadOnlyList<string>?>[] Deliveries =
    [
        Files(["1,2026-01-01T12:00:00Z,1.5,I", "2,2026-01-01T12:00:00Z,2,I", "2,2026-01-01,2,I"], ["1,2025-12-30 00:00:00,Bonn", "2,2025-12-31 00:00:00,Ulm", "x,2025-12-31 00:00:00,Ulm"], 1),
        Files(["1,2026-01-02 01:00:00,2.5,U", "3,2026-01-02 01:00:00,,U"], ["1,2025-12-30 00:00:00,Bonn", "2,2026-01-02 01:00:00,Kiel", "x,2025-12-31 00:00:00,Ulm"], 2),
        Files(["2,2026-01-03 10:00:00,,D", "1,2026-01-01T12:00:00Z,1.25,U", "1,2"], ["1,2026-01-03 10:00:00,Bonn", "3,2026-01-03 10:00:00,Ulm"], 3),
    ];

    private readonly EngineFixture _fixture;
    private readonly IPipelineOracle _oracle;
    private readonly RunDirectory _place;
    private readonly DirectoryInfo _copies = Scratch.Create();

    /// <summary>Nothing has been played.</summary>
    public FaultWalk(EngineFixture fixture)
    {
        // One of its models has no key.
        var subject = Subject.Of("rate", "branch");
        (_fixture, _oracle, _place) = (fixture, subject.Oracle(), new RunDirectory(subject.Pipeline, fixture));
    }

    /// <summary>Plays the sequence. Each run is first played with a fault at some of its statements, and then again from the same database.</summary>
    /// <param name="kind">The fault.</param>
    /// <param name="first">The first statement to which it happens, counted over all runs.</param>
    /// <param name="every">The distance to the next.</param>
    /// <returns>The number of attempts.</returns>
    public async Task<int> PlayAsync(FaultKind kind, int first, int every)
    {
        var (statement, attempts) = (first, 0);
        foreach (var (files, day) in Deliveries.Select((f, i) => (f, i)))
        {
            var (before, runAt) = (_copies.CreateSubdirectory(day.ToString(CultureInfo.InvariantCulture)).FullName, Start.AddDays(day));
            await _fixture.CopyAsync(_place.Database, before);
            _place.Deliver(files);
            _oracle.Run(runAt, _place.Files);
            var statements = await _place.AttemptAsync(runAt, fault: null);
            await AssertTablesAsync($"after run {day + 1}");
            for (; statement <= statements; statement += every)
            {
                Directory.Delete(_place.Database, recursive: true);
                await _fixture.CopyAsync(before, _place.Database);
                var fault = new Fault(kind, statement);
                await _place.AttemptAsync(runAt, fault);
                var result = await _place.TryRunAsync(runAt);
                Assert.True(result.ExitCode == ExitCode.Done, $"Run {day + 1} after {fault}: {result.Message}");
                await AssertTablesAsync($"after run {day + 1} and {fault}");
                attempts++;
            }

            statement -= statements;
        }

        return attempts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _place.Dispose();
        _copies.Delete(recursive: true);
    }

    private Task AssertTablesAsync(string when) => _place.ReadAsync(async rows =>
    {
        foreach (var expected in _oracle.Tables)
            TableAssert.Equal(expected, await rows.OfAsync(expected.Model, expected.Columns), when);
    });

    private static Dictionary<string, IReadOnlyList<string>?> Files(string[] rates, string[] branches, int day) => new()
    {
        [$"rates_0{day}.csv"] = ["rate_id,changed_at,pct,op", .. rates],
        ["branches.csv"] = ["branch_id,since,city", .. branches],
    };
}
