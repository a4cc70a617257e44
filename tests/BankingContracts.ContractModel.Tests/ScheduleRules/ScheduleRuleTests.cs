using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

public sealed class ScheduleRuleTests
{
    private const string OnFiles = "on_files: {all_of: [a.csv]}";

    [Theory]
    [InlineData("time_zone: «Europe/Berln»", "'Europe/Berln' is not a time zone; did you mean 'Europe/Berlin'?")]
    [InlineData("time_zone: «berlin»", "did you mean 'Europe/Berlin'?")]
    [InlineData("time_zone: «'New York'»", "did you mean 'America/New_York'?")]
    [InlineData("time_zone: «utc»", "did you mean 'UTC'?")]
    [InlineData("time_zone: «W. Europe Standard Time»", "write a name of the IANA database, for example Europe/Berlin or UTC")]
    [InlineData("must_finish_by: «24:00»", "is not a time of the day; write hours and minutes as \"06:00\"")]
    [InlineData("must_finish_by: «6:00»", "is not a time of the day")]
    [InlineData("must_finish_by: «\"06:60\"»", "is not a time of the day")]
    [InlineData("must_finish_by: «06:00:00»", "is not a time of the day")]
    public void ATimeOrZoneThatDoesNotExistIsReported(string line, string message) => Expect.Finding("BKC8004", Nightly(line), message);

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("26-12-25")]
    [InlineData("25.12.2026")]
    [InlineData("2026-12-25 ")]
    public void ADateThatDoesNotExistIsReported(string date) =>
        Expect.Finding("BKC8004", File($"holidays:\n  target2: [2026-12-25, «'{date}'»]\nschedules:\n  - {{name: nightly, cron: 0 2 * * *, holidays: target2}}\n"), "is not a date");

    [Theory]
    [InlineData("60")]
    [InlineData("2d")]
    [InlineData("25h")]
    [InlineData("1.5h")]
    [InlineData("-1s")]
    [InlineData("99999999999s")]
    public void ADurationThatDoesNotExistIsReported(string settle) =>
        Expect.Finding("BKC8004", File($"schedules:\n  - name: on_arrival\n    on_files: {{all_of: [a.csv], settle: «'{settle}'»}}\n"), "is not a duration of up to a day");

    [Theory]
    [InlineData("21")]
    [InlineData("-1")]
    public void ANumberOfRetriesOutOfRangeIsReported(string retries) =>
        Expect.Finding("BKC2019", Nightly($"retries: «{retries}»"), $"'retries' is out of range: {retries} is not a number of retries; write a whole number from 0 to 20");

    [Theory]
    [InlineData("10")]
    [InlineData("'2d'")]
    [InlineData("1.5m")]
    public void ARetryAfterNoDurationIsReported(string wait) =>
        Expect.Finding(wait == "10" ? "BKC1004" : "BKC8004", Nightly($"retry_after: «{wait}»"));

    [Theory]
    [InlineData("retries: 0")]
    [InlineData("retries: 20")]
    [InlineData("retry_after: 24h")]
    [InlineData("time_zone: Asia/Calcutta")]
    [InlineData("must_finish_by: 00:00")]
    [InlineData("must_finish_by: \"23:59\"")]
    [InlineData("missed: all")]
    [InlineData("overlap: skip")]
    [InlineData("select: tag:daily")]
    [InlineData("exclude: []")]
    public void TheNearestValidLineIsFine(string line) => Expect.Silence(Nightly(line));

    [Fact]
    public void AScheduleWithoutATriggerIsReportedAtItsName() =>
        Expect.Finding("BKC8005", File("schedules:\n  - name: «nightly»\n"), "The schedule 'nightly' has no trigger; write exactly one of cron, on_files and after");

    [Fact]
    public void AScheduleWithTwoTriggersIsReportedAtTheSecond() =>
        Expect.Finding("BKC8005", File("schedules:\n  - name: nightly\n    on_files: {all_of: [a.csv]}\n    «cron»: 0 2 * * *\n"), "has on_files and cron;");

    [Fact]
    public void AMisspeltTriggerIsOnlyAnUnknownKey() =>
        Expect.Finding("BKC1002", File("schedules:\n  - name: nightly\n    «corn»: 0 2 * * *\n"), "did you mean 'cron'?");

    [Theory]
    [InlineData("after: first\n    «must_arrive_by»: 06:00", "'must_arrive_by' is not allowed without 'on_files'")]
    [InlineData("cron: 0 2 * * *\n    «must_arrive_by»: 06:00", "or write 'must_finish_by'")]
    [InlineData(OnFiles + "\n    «missed»: all", "'missed' is not allowed without 'cron'")]
    [InlineData("after: first\n    «missed»: skip", "'missed' is not allowed without 'cron'")]
    public void AKeyOfAnotherTriggerIsReported(string lines, string message) =>
        Expect.Finding("BKC2012", File("schedules:\n  - {name: first, cron: 0 1 * * *}\n  - name: second\n    " + lines + "\n"), message);

    [Fact]
    public void HolidaysWithoutACronAreReported() =>
        Expect.Finding("BKC2012", File("holidays:\n  target2: [2026-12-25]\nschedules:\n  - name: on_arrival\n    " + OnFiles + "\n    «holidays»: target2\n"), "'holidays' is not allowed without 'cron'");

    [Fact]
    public void FilesMayHaveATimeOfArrival() => Expect.Silence(File("schedules:\n  - name: on_arrival\n    " + OnFiles + "\n    must_arrive_by: 06:00\n"));

    [Fact]
    public void TheSecondOfTwoSchedulesWithOneNameIsReported() =>
        Expect.Finding("BKC8006", File("schedules:\n  - {name: nightly, cron: 0 2 * * *}\n  - {name: «nightly», cron: 0 3 * * *}\n"), "is also defined in line 2; rename one of them");

    [Fact]
    public void AScheduleAfterAnUnknownOneIsReported()
    {
        Expect.Finding("BKC8007", File("schedules:\n  - {name: nightly, cron: 0 2 * * *}\n  - {name: reporting, after: «nightli»}\n"), "'nightli' is not the name of a schedule; did you mean 'nightly'?");
        Expect.Finding("BKC8007", File("schedules:\n  - {name: reporting, after: «loading»}\n"), "correct it or add the schedule");
    }

    [Fact]
    public void AScheduleAfterABrokenOneIsFine() =>
        Expect.Finding("BKC8001", File("schedules:\n  - {name: nightly, cron: «daily»}\n  - {name: reporting, after: nightly}\n"));

    [Fact]
    public void ACircleOfSchedulesIsReportedOnce()
    {
        Expect.Finding(
            "BKC8008", File("schedules:\n  - {name: a, after: «b»}\n  - {name: b, after: c}\n  - {name: c, after: a}\n  - {name: d, after: a}\n"), "These schedules wait for each other: a -> b -> c -> a;");
        Expect.Finding("BKC8008", File("schedules:\n  - {name: a, after: «a»}\n"), "a -> a;");
    }

    [Fact]
    public void AChainOfSchedulesIsFine() => Expect.Silence(File("schedules:\n  - {name: c, after: b}\n  - {name: b, after: a}\n  - {name: a, cron: 0 2 * * *}\n  - {name: d, after: a}\n"));

    [Fact]
    public void AnUnknownCalendarIsReported()
    {
        Expect.Finding(
            "BKC8009",
            File("holidays:\n  target2: [2026-12-25]\nschedules:\n  - {name: a, cron: 0 2 * * *, holidays: target2}\n  - {name: b, cron: 0 2 * * *, holidays: «target»}\n"),
            "'target' is not a calendar of 'holidays'; did you mean 'target2'?");
        Expect.Finding("BKC8009", Nightly("holidays: «target2»"), "add 'target2: [<date>]' under 'holidays' at the top of the file");
    }

    [Fact]
    public void AnUnusedCalendarIsAWarning()
    {
        var finding = Expect.Finding("BKC8010", File("holidays:\n  «target2»: [2026-12-25]\nschedules:\n  - {name: nightly, cron: 0 2 * * *}\n"));
        Assert.Equal(Diagnostics.RuleSeverity.Warning, finding.Rule.Severity);
    }

    [Theory]
    [InlineData("a.csv, b.csv", "all.done", "is the same for several files")]
    [InlineData("a*.csv", "all.done", "is the same for several files")]
    [InlineData("a.csv", "*.*", "has more than one wildcard")]
    [InlineData("a.csv", "a.don?", "has more than one wildcard")]
    [InlineData("a.csv", "done/*.done", "names a folder")]
    [InlineData("a.csv", "a.csv", "may be one of the files of 'a.csv'")]
    [InlineData("in/a_*.csv", "*_done.csv", "may be one of the files of 'in/a_*.csv'")]
    public void AMarkerThatDoesNotFitIsReported(string files, string marker, string message) =>
        Expect.Finding("BKC8013", File($"schedules:\n  - name: on_arrival\n    on_files: {{all_of: [{Quoted(files)}], done_marker: «'{marker}'»}}\n"), message);

    [Theory]
    [InlineData("a.csv, b.csv", "*.done")]
    [InlineData("a*.csv", "done_*.txt")]
    [InlineData("a.csv", "all.done")]
    public void AMarkerForEachFileIsFine(string files, string marker) =>
        Expect.Silence(File($"schedules:\n  - name: on_arrival\n    on_files: {{all_of: [{Quoted(files)}], done_marker: '{marker}'}}\n"));

    [Theory]
    [InlineData("schedules:\n  - name: «Nightly»\n    cron: 0 2 * * *\n", "BKC5002", "rename it 'nightly'")]
    [InlineData("schedules:\n  - «cron»: 0 2 * * *\n", "BKC1003", "add 'name: <schedule name>'")]
    [InlineData("schedules:\n  - name: nightly\n    cron: 0 2 * * *\n    overlap: «skp»\n", "BKC1004", "did you mean 'skip'?")]
    [InlineData("schedules:\n  - name: nightly\n    cron: 0 2 * * *\n    «timezone»: UTC\n", "BKC1002", "did you mean 'time_zone'?")]
    [InlineData("schedules:\n  - name: on_arrival\n    «on_files»: {settle: 60s}\n", "BKC1003", "lacks the key 'all_of'")]
    [InlineData("schedules:\n  - name: on_arrival\n    on_files: {«all_of»: []}\n", "BKC2019", "the list is empty")]
    [InlineData("schedules:\n  - name: on_arrival\n    «on_files»: [a.csv]\n", "BKC1004", "must be a mapping")]
    [InlineData("schedules:\n  - name: nightly\n    cron: «5»\n", "BKC1004", "must be a text")]
    [InlineData("holidays:\n  «target2»: 2026-12-25\nschedules: []\n", "BKC1004", "must be a list of dates")]
    [InlineData("holidays: «target2»\nschedules: [{name: a, cron: 0 2 * * *}]\n", "BKC1004", "must be a mapping of names to lists of dates")]
    [InlineData("version: «3»\nschedules: [{name: a, cron: 0 2 * * *}]\n", "BKC1009", "write 'version: 2'")]
    public void SchedulesKeepTheRulesOfEveryFile(string text, string id, string message) => Expect.Finding(id, File(text), message);

    private static string Quoted(string files) => string.Join(", ", files.Split(", ").Select(static f => "'" + f + "'"));

    private static ContractSource Nightly(string line) => File("schedules:\n  - name: nightly\n    cron: 0 2 * * *\n    " + line + "\n");

    private static ContractSource File(string text) => Given.File("schedules.yml", text);
}
