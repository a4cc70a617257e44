using System.Globalization;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>A pipeline, a run a day from the second of January 2026 at 06:30 on, each compared with the oracle.</summary>
/// <param name="fixture">The engine.</param>
/// <param name="subject">The pipeline.</param>
public sealed class Diary(EngineFixture fixture, Subject subject) : IDisposable
{
    private const int HourOfRuns = 6;
    private const int OpenEnd = 9999;

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["Customer"] = "CustomerID,Name,HasLoan",
        ["accounts"] = "AccountID,CustomerID,Balance,AccountType",
        ["cards"] = "card_id,holder_id,spending,note,op,seq",
        ["rates"] = "rate_id,changed_at,pct,op",
        ["claims"] = "claim_id,changed_at,revision_id,amount,op",
        ["holders"] = "region_id,holder_id,name",
        ["branches"] = "branch_id,since,city",
    };

    private static readonly HashSet<string> WithoutDay = ["Customer", "accounts", "branches"];

    private int _day = 1;

    /// <summary>Files, database and oracle.</summary>
    public Workbench Bench { get; } = new(subject, fixture);

    /// <summary>A run over one new file of each name: <c>rates</c> becomes <c>rates_02.csv</c>, a name with an extension stays.</summary>
    public Task DayAsync(params (string Name, string[] Lines)[] files)
    {
        var delivered = Delivered(files);
        return Bench.PlayAsync(new Episode(delivered) { IsRepeated = ++_day % 2 == 0 });
    }

    /// <summary>A run that is killed at an event, and repeated.</summary>
    public Task KilledDayAsync(int at, params (string Name, string[] Lines)[] files)
    {
        var delivered = Delivered(files);
        _day++;
        return Bench.PlayAsync(new Episode(delivered) { KilledAt = at });
    }

    /// <summary>A run that is refused; it is dated like the next.</summary>
    public async Task<RunResult> RefusedAsync(params (string Name, string[] Lines)[] files)
    {
        var result = await LastDayAsync(files);
        Assert.NotEqual(ExitCode.Done, result.ExitCode);
        return result;
    }

    /// <summary>A run that is not compared with the oracle: nothing can follow it.</summary>
    public Task<RunResult> LastDayAsync(params (string Name, string[] Lines)[] files)
    {
        Bench.Deliver(Delivered(files));
        return Bench.TryRunAsync(after: TimeSpan.FromDays(1));
    }

    /// <summary>The versions of a snapshot: some columns, then first and last day (of January), each as d or d.hh, the last empty while open; in order.</summary>
    public async Task<IEnumerable<string>> HistoryAsync(string snapshot, string columns)
    {
        var rows = await Bench.RowsAsync(snapshot, [.. columns.Split(", "), "dbt_valid_from", "dbt_valid_to"]);
        return rows
            .Select(r => (Values: string.Join(' ', r.SkipLast(2).OfType<string>()), From: Time(r[^2]!), To: r[^1] is { } to ? Time(to) : (DateTime?)null))
            .OrderBy(r => r.Values, StringComparer.Ordinal)
            .ThenBy(r => r.From)
            .Select(r => $"{r.Values}: {Day(r.From)}-{(r.To is { Year: not OpenEnd } to ? Day(to) : "")}");
    }

    /// <summary>The values of a column, in order; NULL first.</summary>
    public async Task<IEnumerable<string?>> ValuesAsync(string table, string column) =>
        (await Bench.RowsAsync(table, [column])).Select(r => r[0]).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => Bench.Dispose();

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static string Day(DateTime time) => time.Hour == HourOfRuns
        ? time.Day.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{time.Day}.{time.Hour:00}");

    private static string Header(string name) => Headers.Single(h => name.StartsWith(h.Key, StringComparison.Ordinal)).Value;

    private Dictionary<string, IReadOnlyList<string>?> Delivered((string Name, string[] Lines)[] files) =>
        files.ToDictionary(f => FileName(f.Name), f => (IReadOnlyList<string>?)[Header(f.Name), .. f.Lines]);

    private string FileName(string name) => name.Contains('.', StringComparison.Ordinal) || WithoutDay.Contains(name)
        ? Path.ChangeExtension(name, "csv")
        : string.Create(CultureInfo.InvariantCulture, $"{name}_{_day + 1:00}.csv");
}
