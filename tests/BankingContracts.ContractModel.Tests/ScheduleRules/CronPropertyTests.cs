using System.Globalization;
using BankingContracts.ContractModel.Timing;
using CsCheck;
using Quartz;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

/// <summary>The cron that is compiled has the times of the cron that was written: by a plain reading of both texts, and by Quartz itself.</summary>
public sealed class CronPropertyTests
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] WeekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Gen<string> AnyCron = Gen.Select(
        Gen.Bool, Field(0, 59), Field(0, 59), Field(0, 23), Gen.Bool, Gen.Select(Field(1, 31), Field(1, 12, MonthNames), Field(0, 7, WeekdayNames)),
        (hasSeconds, second, minute, hour, byDay, rest) =>
            (hasSeconds ? second + " " : "") + string.Join(' ', minute, hour, byDay ? rest.Item1 : "*", rest.Item2, byDay ? "*" : rest.Item3));

    private static readonly Gen<DateTime> AnyTime = Gen.Select(Gen.Int[2024, 2032], Gen.Int[0, 365 * 86_400], static (y, s) => new DateTime(y, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s));

    [Fact]
    public void TheCompiledCronHasTheTimesOfTheWrittenOne() => Gen.Select(AnyCron, AnyTime).Sample(
        static (cron, start) =>
        {
            if (CronReader.Read(cron).Times is not { } times)
                return;
            var quartz = new CronExpression(CronText.Of(times), TimeZoneInfo.Utc);
            var matches = Matcher(cron);
            // Most random times fit no cron, so the walk goes from one time of Quartz to the next, and looks at what is between them.
            var next = quartz.GetNextValidTimeAfter(new DateTimeOffset(start));
            Assert.NotNull(next);
            Assert.True(matches(next.Value.UtcDateTime), $"{cron} has no run at {next:O}, but {CronText.Of(times)} has.");
            for (var time = start.AddSeconds(1); time < next.Value.UtcDateTime && time < start.AddHours(3); time = time.AddSeconds(1))
                Assert.False(matches(time), $"{cron} has a run at {time:O}, but {CronText.Of(times)} has none.");
        },
        iter: 400,
        threads: 1);

    [Fact]
    public void EachDayOfAYearIsADayOfBothOrOfNone() => Gen.Select(AnyCron, Gen.Int[2024, 2032]).Sample(
        static (cron, year) =>
        {
            if (CronReader.Read(cron).Times is not { } times)
                return;
            var fields = CronText.Of(times).Split(' ');
            // The same days at every second: only the days are compared.
            var quartz = new CronExpression("* * * " + string.Join(' ', fields[3..]), TimeZoneInfo.Utc);
            var written = cron.Split(' ');
            var matches = Matcher("* * " + string.Join(' ', written[^3..]));
            for (var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year == year; day = day.AddDays(1))
                Assert.Equal(matches(day), quartz.IsSatisfiedBy(new DateTimeOffset(day)));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void ACronHasAFaultExactlyIfNoDayOfFourYearsFits() => AnyCron.Sample(
        static cron =>
        {
            var matches = Matcher("* * " + string.Join(' ', cron.Split(' ')[^3..]));
            var comes = Enumerable.Range(0, 1461).Any(d => matches(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(d)));
            Assert.Equal(comes, CronReader.Read(cron).Fault is null);
        },
        iter: 400,
        threads: 1);

    [Fact]
    public void EqualTimesHaveOneText() => Gen.Select(AnyCron, AnyCron).Sample(
        static (left, right) =>
        {
            if (CronReader.Read(left).Times is { } a && CronReader.Read(right).Times is { } b)
                Assert.Equal(a.Sets.SequenceEqual(b.Sets), CronText.Of(a) == CronText.Of(b));
        },
        iter: 400,
        threads: 1);

    /// <summary>A plain reading of the written cron that shares nothing with the build's.</summary>
    private static Func<DateTime, bool> Matcher(string cron)
    {
        var fields = cron.Split(' ');
        if (fields.Length == 5)
            fields = ["0", .. fields];
        return time =>
            Fits(fields[0], time.Second, 0, 59, []) && Fits(fields[1], time.Minute, 0, 59, []) && Fits(fields[2], time.Hour, 0, 23, [])
            && Fits(fields[3], time.Day, 1, 31, []) && Fits(fields[4], time.Month, 1, 12, MonthNames)
            && (Fits(fields[5], (int)time.DayOfWeek, 0, 7, WeekdayNames) || (time.DayOfWeek == DayOfWeek.Sunday && Fits(fields[5], 7, 0, 7, WeekdayNames)));
    }

    private static bool Fits(string field, int value, int least, int most, string[] names) => field.Split(',').Any(item =>
    {
        var parts = item.Split('/');
        var step = parts.Length == 1 ? 1 : Number(parts[1]);
        var ends = parts[0] == "*" ? [least, most] : parts[0].Split('-').Select(Number).ToArray();
        return value >= ends[0] && value <= ends[^1] && (value - ends[0]) % step == 0;

        int Number(string text) => Array.IndexOf(names, text) is var index and >= 0 ? index + least : int.Parse(text, CultureInfo.InvariantCulture);
    });

    private static Gen<string> Field(int least, int most, params string[] names)
    {
        var value = Gen.Int[least, most].Select(Gen.Bool, (v, named) => named && v - least < names.Length ? names[v - least] : v.ToString(CultureInfo.InvariantCulture));
        var range = Gen.Int[least, most].SelectMany(first => Gen.Int[first, most].Select(last => $"{first}-{last}"));
        var step = Gen.Int[1, 20].Select(static s => "/" + s.ToString(CultureInfo.InvariantCulture));
        // A star with a step in the weekday field does not reach 7.
        var item = Gen.Frequency((4, value), (3, range), (1, Gen.Select(range, step, static (r, s) => r + s)), (1, names.Length == 7 ? Gen.Const("*") : step.Select(static s => "*" + s)));
        return Gen.Frequency((2, Gen.Const("*")), (3, item.Array[1, 4].Select(static i => string.Join(',', i))));
    }
}
