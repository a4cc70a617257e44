using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>Several files of one source in one run: each is a batch, or all are parts of one, and the report tells of the run.</summary>
public sealed class SeveralFilesTests
{
    private const int Seeds = 4;
    private const int Runs = 3;

    /// <summary>Of this seed all tables are compared as of every run, too, which costs as much again.</summary>
    private const int LookedBack = 1;

    [Theory]
    [InlineData("a,1,Ada|a,2,Bob", 0, 0)]
    [InlineData("a,1,Ada|a,3,Cem", 1, 0)]
    [InlineData("a,1,Ada|a,2,", 0, 1)]
    public async Task AKeyIsDeletedOnceAndOnlyIfTheLastFileHasItNot(string lastFile, int deleted, int quarantined)
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada", "a,2,Bob"]));

        var result = await diary.LastDayAsync(("holders_2.csv", ["a,1,Ada"]), ("holders_3.csv", lastFile.Split('|')));

        Assert.Equal((deleted, quarantined), (result.DeletedKeys["snap_holder_record"], result.QuarantinedKeys["snap_holder_record"]));
    }

    [Fact]
    public async Task OfSeveralFilesInAFirstRunOnlyTheLastLeavesVersionsByArrival()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada", "a,2,Bob"]), ("holders_2.csv", ["a,2,Cem"]));

        Assert.Equal(["a 2 cem: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id, holder_name"));
        Assert.Equal(["a 2 cem: 2-"], await diary.HistoryAsync("snap_holder_record", "region_id, holder_id, holder_name"));
    }

    [Fact]
    public async Task OnABusinessTimeTheVersionsOfAllFilesOfAFirstRunStay()
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("branch", areParts: false));
        await diary.DayAsync(
            ("branches_1.csv", ["1,2025-12-30 10:00:00,Bonn", "2,2025-12-30 10:00:00,Kiel"]),
            ("branches_2.csv", ["1,2025-12-30 11:00:00,Ulm"]));

        Assert.Equal(["1 Bonn: 30.10-30.11", "1 Ulm: 30.11-", "2 Kiel: 30.10-2"], await diary.HistoryAsync("snap_branch", "branch_id, city_name"));
    }

    [Fact]
    public async Task TheRunSaysThatOneFullFileReplacesAnother()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada"]), ("holders_2.csv", ["a,2,Cem"]));

        var note = Assert.Single(diary.Bench.LastResult!.FileNotes);
        Assert.Equal((FileNoteKind.Replaces, "holders_2.csv", "holders_1.csv"), (note.Kind, note.File, note.Other));
    }

    [Fact]
    public async Task PartsAreOneDelivery()
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("holder", areParts: true));
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada"]), ("holders_2.csv", ["a,2,Cem", "a,1,Ada"]));

        Assert.Equal(["a 1 ada: 2-", "a 2 cem: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id, holder_name"));
        Assert.Equal(["3"], diary.Values("select count(*)::varchar from source.src_holder"));
        Assert.Empty(diary.Bench.LastResult!.FileNotes);
    }

    [Fact]
    public async Task APartThatChangesOrGoesLeavesTheRowsOfTheOthers()
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("holder", areParts: true));
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada"]), ("holders_2.csv", ["a,2,Bob"]));
        await diary.DayAsync(("holders_2.csv", ["a,2,Cem"]));

        Assert.Equal(["a 1 ada: 2-", "a 2 bob: 2-3", "a 2 cem: 3-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id, holder_name"));
    }

    [Fact]
    public async Task ThePartsOfTheLastDeliveryMayStayBesideTheNext()
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("holder", areParts: true));
        await diary.DayAsync(("holders_11.csv", ["a,1,Ada"]), ("holders_12.csv", ["a,2,Bob"]));
        await diary.DayAsync(("holders_21.csv", ["a,1,Ada"]), ("holders_22.csv", ["a,3,Cem"]));

        Assert.Equal(["a 1 ada: 2-", "a 2 bob: 2-3", "a 3 cem: 3-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id, holder_name"));
    }

    [Fact]
    public async Task RowsOfOneKeyInTwoPartsAreAConflict()
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("holder", areParts: true));
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada"]), ("holders_2.csv", ["a,1,Bob"]));

        Assert.Equal(2, diary.Values("select failure_reason from staging.quarantine_stg_holder").Count());
    }

    [Theory]
    [InlineData(false, "holders_2.csv", "90 of 100")]
    [InlineData(true, null, "")]
    public async Task FromTheFirstLoadOnEachDeliveryIsJudgedAgainstTheOneBefore(bool areParts, string? refused, string share)
    {
        using var diary = DuckDbDiary.Of(Subject.OfFiles("holder", areParts));
        var result = await diary.LastDayAsync(("holders_1.csv", Holders(0, 100)), ("holders_2.csv", Holders(90, 100)));

        Assert.Equal(refused is null ? ExitCode.Done : ExitCode.BadInput, result.ExitCode);
        Assert.Contains(refused ?? "", result.Message, StringComparison.Ordinal);
        Assert.Contains(share, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeltaFileAnswersForItsOwnRowsOnly()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", [.. Enumerable.Range(0, 70).Select(i => $"g{i},1,5,,U,1")]));
        await diary.DayAsync(("cards", [.. Enumerable.Range(0, 45).Select(i => $"b{i},1,x,,U,1")]));
        await diary.DayAsync(("cards", [.. Enumerable.Range(0, 45).Select(i => $"c{i},1,x,,U,1")]));

        await diary.DayAsync(("cards", ["g1,1,6,,U,1"]));
        var result = await diary.LastDayAsync(("cards_9.csv", [.. Enumerable.Range(0, 51).Select(i => $"d{i},1,x,,U,1"), .. Enumerable.Range(0, 49).Select(i => $"e{i},1,5,,U,1")]));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("cards_9.csv would send 51 of 100 (51 %) rows to quarantine (max_quarantine_ratio 0.5): spending invalid format 51.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task TablesAndTotalsAreTheOracles(string entity, bool areParts, int seed)
    {
        var random = new Random(seed);
        var subject = Subject.OfFiles(entity, areParts);
        var batches = subject.Batches(random);
        using var bench = new Workbench(subject, new DuckDbFile());
        for (var run = 0; run < Runs; run++)
        {
            await bench.PlayAsync(new Episode(batches.NextFiles()) { IsRepeated = random.Next(3) == 0 });
            if (seed == LookedBack)
                await bench.RememberAsync();
        }

        if (seed == LookedBack)
            await bench.AssertPastAsync();
    }

    public static TheoryData<string, bool, int> AllSeeds
    {
        get
        {
            var data = new TheoryData<string, bool, int>();
            foreach (var entity in new[] { "holder", "branch" })
            {
                for (var seed = 1; seed <= Seeds; seed++)
                {
                    data.Add(entity, false, seed);
                    data.Add(entity, true, seed);
                }
            }

            return data;
        }
    }

    private static string[] Holders(int first, int end) => [.. Enumerable.Range(first, end - first).Select(i => $"a,{i},N{i}")];
}
