using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

public sealed class ScheduleReadingTests
{
    [Fact]
    public void WhatAScheduleLeavesOutHasItsDefault() => Assert.Equal(
        new ScheduleContract("nightly", new CronTrigger("0 30 2 * * ?", default))
        {
            Description = "",
            TimeZone = "UTC",
            FullRefresh = false,
            Overlap = ScheduleOverlap.Queue,
            Missed = MissedRuns.Once,
            Retries = 3,
            RetryAfterSeconds = 60,
        },
        Single("schedules: [{name: nightly, cron: 30 2 * * *}]\n"));

    [Fact]
    public void EverythingThatAScheduleSaysIsRead() => Assert.Equal(
        new ScheduleContract("nightly", new CronTrigger("0 30 2 ? * MON-FRI", new([new(2026, 12, 25), new(2027, 1, 1)])))
        {
            Description = "Everything.",
            TimeZone = "Europe/Berlin",
            Select = new(["tag:daily"]),
            Exclude = new(["stg_account", "layer:marts"]),
            FullRefresh = true,
            Overlap = ScheduleOverlap.Skip,
            Missed = MissedRuns.All,
            BusinessDate = BusinessDateRule.DayBefore,
            Retries = 0,
            RetryAfterSeconds = 600,
            MustFinishBy = new ClockTime(6, 5),
        },
        Single(
            """
            holidays:
              target2: [2027-01-01, 2026-12-25, "2026-12-25"]
            schedules:
              - name: nightly
                description: Everything.
                cron: "30 2 * * 1-5"
                time_zone: Europe/Berlin
                holidays: target2
                select: tag:daily
                exclude: [stg_account, "layer:marts"]
                full_refresh: true
                overlap: skip
                missed: all
                business_date: day_before
                retries: 0
                retry_after: 10m
                must_finish_by: "06:05"
            """));

    [Fact]
    public void FilesSettleForAMinute() => Assert.Equal(
        new FilesTrigger(new(["Customer.csv", "accounts_*.csv"]), 60, null),
        Single("schedules: [{name: on_arrival, on_files: {all_of: [Customer.csv, \"accounts_*.csv\"]}}]\n").Trigger);

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("24h", 86_400)]
    public void ADurationHasAUnit(string settle, int seconds) => Assert.Equal(
        new FilesTrigger(new(["a.csv"]), seconds, "*.done"),
        Single("schedules: [{name: on_arrival, on_files: {all_of: a.csv, settle: " + settle + ", done_marker: \"*.done\"}}]\n").Trigger);

    [Fact]
    public void ACommentChangesNoSchedule()
    {
        const string text = "schedules:\n  - {name: nightly, cron: 30 2 * * *}\n";
        Assert.Equal(Single(text), Single("# at night\n" + text));
    }

    [Fact]
    public void EveryZoneOfTheMachineIsKnown() => Assert.All(
        TimeZoneInfo.GetSystemTimeZones().Where(static z => z.HasIanaId), static z => Assert.True(TimeZones.Knows(z.Id), z.Id));

    [Fact]
    public void NoNameOfAZoneIsListedThatHasAnotherForm() => Assert.All(TimeZoneNames.All, static n => Assert.Matches("^[A-Za-z][A-Za-z0-9_+/-]*$", n));

    private static ScheduleContract Single(string text) => Assert.Single(Expect.Silence(Given.File("schedules.yml", text)).Schedules!.Schedules);
}
