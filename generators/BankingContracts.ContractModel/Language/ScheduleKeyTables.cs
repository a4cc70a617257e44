using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Language;

/// <summary>Every key of <c>schedules.yml</c>; <c>docs/schedules.md</c> says what they mean.</summary>
public static class ScheduleKeyTables
{
    /// <summary>The file <c>schedules.yml</c>.</summary>
    public static readonly KeyTable File = new("schedules", "schedules.yml",
    [
        new("version", ValueKind.Scalar),
        new("holidays", ValueKind.DateLists),
        new("schedules", ValueKind.List),
    ]);

    /// <summary>A schedule.</summary>
    public static readonly KeyTable Schedule = new("schedule", "a schedule",
    [
        new("name", ValueKind.Text) { RequiredIn = LayerSet.All, Remedy = "add 'name: <schedule name>'" },
        new("description", ValueKind.Text) { MayBeEmpty = true },
        new("cron", ValueKind.Text),
        new("on_files", ValueKind.Mapping),
        new("after", ValueKind.Text),
        new("time_zone", ValueKind.Text),
        new("holidays", ValueKind.Text),
        new("select", ValueKind.TextOrTexts),
        new("exclude", ValueKind.TextOrTexts),
        new("full_refresh", ValueKind.Boolean),
        new("overlap", ValueKind.Word) { Words = Words<ScheduleOverlap>.All },
        new("missed", ValueKind.Word) { Words = Words<MissedRuns>.All },
        new("business_date", ValueKind.Word) { Words = Words<BusinessDateRule>.All },
        new("retries", ValueKind.WholeNumber),
        new("retry_after", ValueKind.Text),
        new("must_finish_by", ValueKind.Text),
        new("must_arrive_by", ValueKind.Text),
    ]);

    /// <summary>The keys of <c>on_files</c>.</summary>
    public static readonly KeyTable OnFiles = new("onFiles", "'on_files'",
    [
        new("all_of", ValueKind.TextOrTexts) { NeedsItems = true, RequiredIn = LayerSet.All, Remedy = "add 'all_of: [<file name>]'" },
        new("settle", ValueKind.Text),
        new("done_marker", ValueKind.Text),
    ]);
}
