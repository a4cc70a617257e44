using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Scheduling;
using CsCheck;

namespace BankingContracts.Server.Tests.Scheduling;

/// <summary>When a schedule is due, also around changes of the clock (rundeck #6879, node-cron #563, airflow #38098).</summary>
public sealed class DueTimesTests
{
    /// <summary>In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026.</summary>
    [Fact]
    public void ATimeThatDoesNotExistIsDueAfterTheGap() => Assert.Equal(
        ["28 02:30 +01:00", "29 03:00 +02:00", "30 02:30 +02:00"], Local("0 30 2 ? * *", "Europe/Berlin", "2026-03-27T12:00:00Z", 3));

    /// <summary>In Berlin the clock goes from 03:00 back to 02:00 on 25 October 2026.</summary>
    [Fact]
    public void ATimeThatComesTwiceIsDueTheFirstTime() => Assert.Equal(
        ["24 02:30 +02:00", "25 02:30 +02:00", "26 02:30 +01:00"], Local("0 30 2 ? * *", "Europe/Berlin", "2026-10-23T12:00:00Z", 3));

    /// <summary>A service that begins in the second of two equal hours does not run the first one again.</summary>
    [Fact]
    public void InTheRepeatedHourNothingIsDueAgain() => Assert.Equal(
        ["25 03:00 +01:00"], Local("0 */30 * ? * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1));

    /// <summary>Every half hour of the gap is the same instant: it is due once, and the schedule does not spin.</summary>
    [Fact]
    public void AGapIsDueOnce() => Assert.Equal(
        ["29 01:30 +01:00", "29 03:00 +02:00", "29 03:30 +02:00"], Local("0 */30 * ? * *", "Europe/Berlin", "2026-03-29T00:10:00Z", 3));

    /// <summary>Lord Howe Island moves its clock by half an hour, from 02:00 to 02:30 on 4 October 2026.</summary>
    [Fact]
    public void AGapOfHalfAnHourEndsWhereTheZoneSays() => Assert.Equal(
        ["04 02:30 +11:00"], Local("0 15 2 ? * *", "Australia/Lord_Howe", "2026-10-03T13:00:00Z", 1));

    [Fact]
    public void AHolidayIsNotDue() => Assert.Equal(
        ["24 06:00 +01:00", "27 06:00 +01:00"], Local("0 0 6 ? * *", "Europe/Berlin", "2026-12-23T12:00:00Z", 2, new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 26)));

    /// <summary>Asked from any instant, the times are those that were asked from an earlier one, and they grow.</summary>
    [Fact]
    public void TheTimesDoNotDependOnWhereOneBegins()
    {
        var zones = OneOf("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "UTC");
        var crons = OneOf("0 30 2 ? * *", "0 */20 * ? * *", "0 0 0 ? * MON-FRI", "0 15 1,2,3 ? * *", "30 59 23 L * ?");
        Gen.Select(zones, crons, Gen.Int[0, 500 * 24 * 60], Gen.Int[1, 3 * 24 * 60]).Sample(
            (zone, cron, from, gap) =>
            {
                var times = new DueTimes(new(cron, []), TimeZoneInfo.FindSystemTimeZoneById(zone));
                var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(from);
                var later = start.AddMinutes(gap);
                var all = times.After(start).TakeWhile(t => t <= later.AddDays(3)).ToList();
                Assert.Equal(all.Where(t => t > later), times.After(later).TakeWhile(t => t <= later.AddDays(3)));
                Assert.All(all.Zip(all.Skip(1)), p => Assert.True(p.First < p.Second));
            },
            iter: 300);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<string> Local(string cron, string zone, string after, int count, params DateOnly[] holidays)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return new DueTimes(new(cron, holidays), place)
            .After(DateTime.Parse(after, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
            .Take(count)
            .Select(t => TimeZoneInfo.ConvertTime(new DateTimeOffset(t), place).ToString("dd HH:mm zzz", CultureInfo.InvariantCulture));
    }
}
