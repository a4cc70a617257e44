using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>
/// The guards over random runs of several full files, the first run included: each file is judged against the keys that the one before it left
/// open, and one that is refused leaves everything as the run before had it.
/// </summary>
public sealed class SeveralFilesGuardTests
{
    private const int Seeds = 6;
    private const int Runs = 4;
    private const int Least = 100;

    private static readonly int[] Goods = [0, 30, 48, 60, 99, 100, 130, 160];
    private static readonly int[] Bads = [0, 0, 0, 20, 60, 130];

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task EachFileIsJudgedAgainstTheOneBeforeIt(int seed)
    {
        var random = new Random(seed);
        using var bench = new Workbench(Subject.OfFiles("holder", areParts: false) with { Pipeline = Closing }, new DuckDbFile());
        var open = new HashSet<string>();
        IReadOnlyList<string> present = [];
        for (var run = 1; run <= Runs; run++)
        {
            var files = Enumerable.Range(1, random.Next(1, 4)).ToDictionary(i => $"holders_{run}{i}.csv", i => DrawKeys(random, $"u{run}{i}"));
            bench.Deliver(present.ToDictionary(f => f, _ => (IReadOnlyList<string>?)null));
            bench.Deliver(files.ToDictionary(f => f.Key, f => (IReadOnlyList<string>?)["region_id,holder_id,name", .. f.Value.Good.Select(k => $"a,{k},N"), .. f.Value.Bad.Select(k => $"b,{k},")]));
            present = [.. files.Keys];

            var (refused, left) = Judge(files, open);
            var result = await bench.TryRunAsync(after: TimeSpan.FromDays(run));

            Assert.True((refused is null ? ExitCode.Done : ExitCode.BadInput) == result.ExitCode, $"Run {run}: {refused}; {result.Message}");
            Assert.StartsWith(refused ?? "", result.Message, StringComparison.Ordinal);
            open = refused is null ? left : open;
            AssertOpen(bench, open, result);
        }
    }

    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(1, Seeds)];

    /// <summary>Only the snapshot that closes a key whose rows are quarantined: its open keys are those staged.</summary>
    private static PipelineDefinition Closing
    {
        get
        {
            var pipeline = Subject.OfFiles("holder", areParts: false).Pipeline;
            return pipeline with { Models = [.. pipeline.Models.Where(m => m.Name != "snap_holder")] };
        }
    }

    private static (string[] Good, string[] Bad) DrawKeys(Random random, string unique)
    {
        var first = random.Next(3) * 20;
        return (
            [unique, .. Enumerable.Range(first, Goods[random.Next(Goods.Length)]).Select(i => $"k{i}")],
            [.. Enumerable.Range(0, Bads[random.Next(Bads.Length)]).Select(i => $"q{i}")]);
    }

    private static (string? Refused, HashSet<string> Open) Judge(Dictionary<string, (string[] Good, string[] Bad)> files, HashSet<string> open)
    {
        foreach (var (name, (good, bad)) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var rows = good.Length + bad.Length;
            var isLarge = rows >= Least || open.Count >= Least;
            if (isLarge && bad.Length * 2 > rows)
                return ($"{name} would send {bad.Length} of {rows} ", open);
            var gone = open.Except(good).Count();
            if (isLarge && gone * 2 > open.Count)
                return ($"{name} would close {gone} of {open.Count} ", open);
            open = [.. good];
        }

        return (null, open);
    }

    private static void AssertOpen(Workbench bench, HashSet<string> open, RunResult result)
    {
        if (!File.Exists(bench.DatabasePath()))
        {
            Assert.Empty(open);
            return;
        }

        var current = bench.Query("select holder_id from snapshots.snap_holder_record where not dbt_is_deleted and dbt_valid_to = '9999-12-31' order by 1").Select(r => r[0]!);
        Assert.Equal(open.Order(StringComparer.Ordinal), current.Order(StringComparer.Ordinal));
        Assert.True(result.IsCommitted || result.ExitCode != ExitCode.Done);
    }
}
