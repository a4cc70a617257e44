using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>The other pipeline, a run a day from the second of January 2026 at 06:30 on, each compared with the oracle.</summary>
public sealed class Diary(Subject subject) : IDisposable
{
    private static readonly Dictionary<string, string> Headers = new()
    {
        ["cards"] = "card_id,holder_id,spending,note,op,seq",
        ["rates"] = "rate_id,changed_at,pct,op",
        ["claims"] = "claim_id,changed_at,revision_id,amount,op",
        ["holders"] = "region_id,holder_id,name",
        ["branches"] = "branch_id,since,city",
    };

    private int _day = 1;

    /// <summary>The part of the pipeline over some of its entities.</summary>
    public Diary(params string[] entities)
        : this(Subject.Of(entities))
    {
    }

    /// <summary>Files, database and oracle.</summary>
    public Workbench Bench { get; } = new(subject, new DuckDbFile());

    /// <summary>A run over one new file of each name: <c>rates</c> becomes <c>rates_02.csv</c>, a name with an extension stays.</summary>
    public Task DayAsync(params (string Name, string[] Lines)[] files) =>
        Bench.PlayAsync(new Episode(files.ToDictionary(f => FileName(f.Name), f => (IReadOnlyList<string>?)[Header(f.Name), .. f.Lines])) { IsRepeated = ++_day % 2 == 0 });

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
        Bench.Deliver(files.ToDictionary(f => FileName(f.Name), f => (IReadOnlyList<string>?)[Header(f.Name), .. f.Lines]));
        return Bench.TryRunAsync(after: TimeSpan.FromDays(1));
    }

    /// <summary>The versions of a snapshot: the columns, then first and last day (of January), each as d or d.hh, the last empty while open.</summary>
    public IEnumerable<string> History(string snapshot, string columns) => Bench
        .Query($"""
            select concat_ws(' ', {columns}), {Day("dbt_valid_from")}, case when dbt_valid_to is null or year(dbt_valid_to) = 9999 then '' else {Day("dbt_valid_to")} end
            from snapshots.{snapshot} order by 1, dbt_valid_from
            """)
        .Select(r => $"{r[0]}: {r[1]}-{r[2]}");

    /// <summary>The first column of a query.</summary>
    public IEnumerable<string?> Values(string sql) => Bench.Query(sql).Select(r => r[0]);

    /// <inheritdoc/>
    public void Dispose() => Bench.Dispose();

    private static string Day(string column) => $"if(hour({column}) = 6, day({column})::varchar, strftime({column}, '%-d.%H'))";

    private string FileName(string name) => name.Contains('.', StringComparison.Ordinal) || name == "branches"
        ? Path.ChangeExtension(name, "csv")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{_day + 1:00}.csv");

    private static string Header(string name) => Headers.Single(h => name.StartsWith(h.Key, StringComparison.Ordinal)).Value;
}
