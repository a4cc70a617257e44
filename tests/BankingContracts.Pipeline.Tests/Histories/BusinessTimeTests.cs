using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>History on the bank's own time: docs/decisions/business-time.md.</summary>
public sealed class BusinessTimeTests
{
    private static readonly string[] Versions = ["1,2025-12-30 10:00:00,1.1,", "1,2025-12-30 11:00:00,1.2,", "1,2025-12-30 12:00:00,1.3,", "1,2025-12-30 13:00:00,1.1,"];

    public static TheoryData<string> Orders => [.. Permutations(["0", "1", "2", "3"])];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task EveryOrderOfArrivalGivesTheSameHistory(string order)
    {
        using var diary = DuckDbDiary.Of("rate");
        foreach (var version in order)
            await diary.DayAsync(("rates", [Versions[version - '0']]));

        Assert.Equal(["1.100: 30.10-30.11", "1.100: 30.13-", "1.200: 30.11-30.12", "1.300: 30.12-30.13"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task EveryOrderOfFilesInOneRunDoesToo(string order)
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync([.. order.Select((version, i) => ($"rates_{i}.csv", new[] { Versions[version - '0'] }))]);

        Assert.Equal(["1.100: 30.10-30.11", "1.100: 30.13-", "1.200: 30.11-30.12", "1.300: 30.12-30.13"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    [Fact]
    public async Task TwoVersionsOfAKeyInOneDeltaFileAreTwoIntervals()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.2,", "1,2026-01-01 09:00:00,1.1,"]));

        Assert.Equal(["1.100: 1.09-1.10", "1.200: 1.10-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    [Fact]
    public async Task EqualTimeAndOtherContentInOneFileIsAConflict()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.2,", "1,2026-01-01 10:00:00,1.1,"]));

        Assert.Empty(await diary.HistoryAsync("snap_rate", "rate_pct"));
        Assert.Equal(
            ["Duplicate rate_id, changed_at: 2 conflicting rows", "Duplicate rate_id, changed_at: 2 conflicting rows"],
            diary.Values("select failure_reason from staging.quarantine_stg_rate"));
    }

    [Fact]
    public async Task EqualTimeAndOtherContentInALaterFileContradicts()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.2,"]));
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,"]));

        Assert.Equal(["1.200: 1.10-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
        Assert.Equal(["Contradicts snap_rate: other values with the same changed_at"], diary.Values("select failure_reason from staging.quarantine_stg_rate"));
    }

    [Theory]
    [InlineData("1,2026-01-01 10:00:00,1,5,", "1,2026-01-01 10:00:00,2,6,")]
    [InlineData("1,2026-01-01 10:00:00,2,6,", "1,2026-01-01 10:00:00,1,5,")]
    public async Task OfTwoClaimsForOneTimeTheGreaterTieBreakStands(string first, string second)
    {
        using var diary = DuckDbDiary.Of("claim");
        await diary.DayAsync(("claims", [first]));
        await diary.DayAsync(("claims", [second]));

        Assert.Equal(["6.00: 1.10-"], await diary.HistoryAsync("snap_claim", "claim_amount"));
        Assert.Empty(diary.Values("select failure_reason from staging.quarantine_stg_claim"));
    }

    [Theory]
    [InlineData("1,,1.2,", "Invalid changed_at: missing value (NULL)")]
    [InlineData(",2026-01-01 10:00:00,1.2,", "Invalid rate_id: missing value (NULL)")]
    [InlineData("1,2026-01-02 06:30:01,1.2,", "Invalid changed_at: later than the run (2026-01-02 06:30:01)")]
    public async Task NoTimeNoKeyAndATimeToComeAreQuarantined(string line, string reason)
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", [line]));

        Assert.Empty(await diary.HistoryAsync("snap_rate", "rate_pct"));
        Assert.Equal([reason], diary.Values("select failure_reason from staging.quarantine_stg_rate"));
    }

    [Fact]
    public async Task ATimeThatHasComeLeavesQuarantine()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-02 10:00:00,1.2,"]));
        await diary.DayAsync();

        Assert.Equal(["1.200: 2.10-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    [Fact]
    public async Task AKeyWhoseRowIsNotDueYetKeepsItsVersionUntilThen()
    {
        using var diary = DuckDbDiary.Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn", "2,2026-01-01 10:00:00,Kiel"]));
        await diary.DayAsync(("branches", ["1,2026-01-05 10:00:00,Ulm", "2,2026-01-01 10:00:00,Kiel"]));
        await diary.DayAsync();
        Assert.Equal(["1 Bonn: 1.10-", "2 Kiel: 1.10-"], await diary.HistoryAsync("snap_branch", "branch_id, city_name"));

        await diary.DayAsync();
        await diary.DayAsync();

        foreach (var snapshot in new[] { "snap_branch", "snap_branch_kept", "snap_branch_record" })
            Assert.Equal(["1 Bonn: 1.10-5.10", "1 Ulm: 5.10-", "2 Kiel: 1.10-"], await diary.HistoryAsync(snapshot, "branch_id, city_name"));
    }

    [Fact]
    public async Task AKeyThatIsGoneWhileItsRowIsNotDueCloses()
    {
        using var diary = DuckDbDiary.Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn", "2,2026-01-01 10:00:00,Kiel"]));
        await diary.DayAsync(("branches", ["1,2026-01-09 10:00:00,Ulm", "2,2026-01-01 10:00:00,Kiel"]));
        await diary.DayAsync(("branches", ["2,2026-01-01 10:00:00,Kiel"]));

        Assert.Equal(["Bonn: 1.10-4"], (await diary.HistoryAsync("snap_branch", "city_name")).Take(1));
    }

    [Fact]
    public async Task ARowThatIsNotDueKeepsTheKeyOfABadOneBesideIt()
    {
        using var diary = DuckDbDiary.Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,2026-01-04 10:00:00,Ulm", "1,soon,Kiel"]));
        await diary.DayAsync();
        Assert.Equal(["Bonn: 1.10-"], await diary.HistoryAsync("snap_branch", "city_name"));

        await diary.DayAsync();

        Assert.Equal(["Bonn: 1.10-4.10", "Ulm: 4.10-"], await diary.HistoryAsync("snap_branch", "city_name"));
    }

    [Fact]
    public async Task ABadRowAloneStillClosesItsKey()
    {
        using var diary = DuckDbDiary.Of("branch");
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await diary.DayAsync(("branches", ["1,soon,Ulm"]));

        Assert.Equal(["Bonn: 1.10-3"], await diary.HistoryAsync("snap_branch", "city_name"));
        Assert.Equal(["Bonn: 1.10-"], await diary.HistoryAsync("snap_branch_record", "city_name"));
    }

    [Fact]
    public async Task OfSeveralRatesOfAFileTheOneThatIsNotDueWaits()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,", "1,2026-01-04 10:00:00,1.2,"]));
        await diary.DayAsync(("rates", ["1,2026-01-04 10:00:00,1.2,"]));
        Assert.Equal(["1.100: 1.10-"], await diary.HistoryAsync("snap_rate", "rate_pct"));

        await diary.DayAsync();
        await diary.DayAsync();

        foreach (var snapshot in new[] { "snap_rate", "snap_rate_dated", "snap_rate_record" })
            Assert.Equal(["1.100: 1.10-4.10", "1.200: 4.10-"], await diary.HistoryAsync(snapshot, "rate_pct"));
    }

    [Fact]
    public async Task DeleteThreeRunsReturn()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,"]));
        await diary.DayAsync(("rates", ["1,,,D"]));
        await diary.DayAsync();
        await diary.DayAsync();
        await diary.DayAsync();
        await diary.DayAsync(("rates", ["1,2026-01-06 10:00:00,1.1,"]));

        Assert.Equal(["1.100: 1.10-3", "1.100: 6.10-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
        Assert.Equal(["1.100 false: 1.10-3", "1.100 false: 6.10-", "1.100 true: 3-6.10"], await diary.HistoryAsync("snap_rate_record", "rate_pct, dbt_is_deleted"));
    }

    [Fact]
    public async Task ADeletionStandsForItsTimeWhenAnOlderRowReturns()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,"]));
        await diary.DayAsync(("rates", ["1,,,D"]));
        await diary.DayAsync(("rates", ["1,2026-01-02 10:00:00,1.2,"]));

        Assert.Equal(["1.100: 1.10-2.10", "1.200: 2.10-3", "1.200: 4-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
    }

    [Fact]
    public async Task ATimeEqualToTheDeletionsOpensThere()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,"]));
        await diary.DayAsync(("rates", ["1,,,D"]));
        await diary.DayAsync(("rates", ["1,2026-01-03 06:30:00.25,1.2,"]));

        Assert.Equal(["1.100: 1.10-3", "1.200: 3-"], await diary.HistoryAsync("snap_rate", "rate_pct"));
        Assert.Equal(["1.100 false: 1.10-3", "1.200 false: 3-"], await diary.HistoryAsync("snap_rate_record", "rate_pct, dbt_is_deleted"));
    }

    [Fact]
    public async Task AReturningRowStandsWhateverItsTieBreak()
    {
        using var diary = DuckDbDiary.Of("claim");
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,2,6,"]));
        await diary.DayAsync(("claims", ["1,,,,D"]));
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,5,"]));

        Assert.Equal(["5.00: 4-", "6.00: 1.10-3"], await diary.HistoryAsync("snap_claim", "claim_amount"));
    }

    [Fact]
    public async Task ARowThatContradictsABeatenVersionIsBeatenToo()
    {
        using var diary = DuckDbDiary.Of("claim");
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,5,"]));
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,6,", "1,2026-01-01 10:00:00,2,7,"]));

        Assert.Equal(["7.00: 1.10-"], await diary.HistoryAsync("snap_claim", "claim_amount"));
        Assert.Empty(diary.Values("select failure_reason from staging.quarantine_stg_claim"));
    }

    [Fact]
    public async Task AContradictionEndsWithTheVersionThatItContradicts()
    {
        using var diary = DuckDbDiary.Of(Subject.ClaimsByRevision);
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,5,"]));
        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,1,6,"]));
        Assert.Single(diary.Values("select failure_reason from staging.quarantine_stg_claim"));

        await diary.DayAsync(("claims", ["1,2026-01-01 10:00:00,2,7,"]));

        Assert.Equal(["7.00: 1.10-"], await diary.HistoryAsync("snap_claim", "claim_amount"));
        Assert.Empty(diary.Values("select failure_reason from staging.quarantine_stg_claim"));
    }

    [Fact]
    public async Task ASentinelGivesTheSameHistoryAsNull()
    {
        using var diary = DuckDbDiary.Of("rate");
        await diary.DayAsync(("rates", ["1,2026-01-01 10:00:00,1.1,", "2,2026-01-01 10:00:00,3,"]));
        await diary.DayAsync(("rates", ["1,2026-01-02 10:00:00,1.2,", "2,,,D"]));
        await diary.DayAsync(("rates", ["1,2026-01-01 12:00:00,1.3,"]));

        Assert.Equal(await diary.HistoryAsync("snap_rate", "rate_id, rate_pct"), await diary.HistoryAsync("snap_rate_dated", "rate_id, rate_pct"));
        Assert.Equal(
            diary.Values("select rate_id from snapshots.snap_rate where dbt_valid_to is null"),
            diary.Values("select rate_id from snapshots.snap_rate_dated where dbt_valid_to = '9999-12-31'"));
    }

    private static IEnumerable<string> Permutations(IReadOnlyList<string> items) => items.Count == 1
        ? items
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => first + rest));
}
