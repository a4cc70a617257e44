using BankingContracts.Generators.Steps;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

public sealed class CachingTests
{
    public static TheoryData<string, string, string> EditsWithoutMeaning => new()
    {
        { SampleContracts.Source, "version: 2", "# a comment\nversion: 2" },
        { SampleContracts.Staging, "    columns:", "\n\n    columns: # all of them" },
        { SampleContracts.Mart, "{unique_key: account_id, export: [csv]}", "{ export: [ csv ],   unique_key: 'account_id' }" },
        { SampleContracts.Mart, "        data_tests:", "        # Nobody owes the bank.\n\n        data_tests:" },
        { SampleContracts.Snapshot, "version: 2\n", "version: 2\r\n" },
    };

    public static TheoryData<string, string, string, string[]> EditsWithMeaning => new()
    {
        { SampleContracts.Mart, "Accounts that are open.", "Open accounts.", ["marts.open_account.g.cs"] },
        { SampleContracts.MartSql, "where dbt_valid_to is null", "where dbt_valid_to is null and balance_amount > 0", ["marts.open_account.g.cs"] },
        { SampleContracts.Snapshot, "check_cols: all", "check_cols: all, hard_deletes: ignore", ["snapshots.snap_account.g.cs"] },
        { SampleContracts.Source, "Accounts as received.", "Raw accounts.", ["source.src_account.g.cs"] },
        {
            SampleContracts.Staging, "Balance in euros.", "Balance in cents.",
            ["snapshots.snap_account.g.cs", "staging.stg_account.g.cs"]
        },
        { SampleContracts.SingularTest, "select account_id from", "select account_id, 1 as one from", [] },
    };

    [Fact]
    public void ASecondRunOverTheSameFilesIsCached()
    {
        var project = Tracked();
        var first = project.Run();
        var second = project.Run();
        Assert.All(second.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        first.AssertSameTexts(second);
    }

    [Theory]
    [MemberData(nameof(EditsWithoutMeaning))]
    public void AnEditWithoutMeaningRegeneratesNothing(string path, string old, string text)
    {
        var project = Tracked();
        var first = project.Run();
        var second = project.Edit(path, old, text).Run();
        Assert.Contains(IncrementalStepRunReason.Modified, second.Reasons(StepNames.Files));
        Assert.Empty(second.Emitted);
        first.AssertSameTexts(second);
    }

    [Theory]
    [MemberData(nameof(EditsWithMeaning))]
    public void AnEditRegeneratesItsContractAndWhatIsDerivedFromIt(string path, string old, string text, string[] expected)
    {
        var project = Tracked();
        project.Run();
        Assert.Equal(expected, project.Edit(path, old, text).Run().Emitted);
    }

    [Fact]
    public void OnlyTheEditedFileIsReadAgain()
    {
        var project = Tracked();
        project.Run();
        var second = project.Edit(SampleContracts.Mart, "open.", "open!").Run();
        Assert.Single(second.Reasons(StepNames.ReadFile), static reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void TheOrderOfTheModelsIsRegeneratedOnlyWhenItChanges()
    {
        var project = Tracked();
        project.Run();
        var edited = project.Edit(SampleContracts.Mart, "open.", "open!").Run();
        Assert.Equal([IncrementalStepRunReason.Cached], edited.Reasons(StepNames.EmitPipeline));
        var removed = project.Delete(SampleContracts.SingularTest).Run();
        Assert.Equal([IncrementalStepRunReason.Modified], removed.Reasons(StepNames.EmitPipeline));
    }

    [Fact]
    public void AnEditOfTheProgramRegeneratesNothing()
    {
        var project = Tracked();
        var first = project.Run();
        var second = project.AddCode("public static class Other;").Run();
        Assert.Empty(second.Emitted);
        first.AssertSameTexts(second);
    }

    [Theory]
    [InlineData("    cron: \"30 2 * * 1-5\"", "    # at night\n    cron: 30 2 * * mon-fri", IncrementalStepRunReason.Cached)]
    [InlineData("  target2: [2026-12-25, 2027-01-01]", "  target2:\n    - 2027-01-01\n    - 2026-12-25", IncrementalStepRunReason.Cached)]
    [InlineData("30 2 * * 1-5", "30 3 * * 1-5", IncrementalStepRunReason.Modified)]
    [InlineData("2027-01-01", "2027-01-02", IncrementalStepRunReason.Modified)]
    [InlineData("settle: 5m", "settle: 6m", IncrementalStepRunReason.Modified)]
    [InlineData("after: nightly", "after: on_arrival", IncrementalStepRunReason.Modified)]
    public void AnEditOfTheSchedulesRegeneratesThePipelinesFileAtMost(string old, string text, IncrementalStepRunReason expected)
    {
        var project = Tracked().Put(SampleContracts.Schedules, SampleContracts.SchedulesText);
        project.Run();
        var edited = project.Edit(SampleContracts.Schedules, old, text).Run();
        Assert.Empty(edited.Findings);
        Assert.Empty(edited.Emitted);
        Assert.Equal([expected], edited.Reasons(StepNames.EmitPipeline));
    }

    [Fact]
    public void WithoutItsSchedulesAPipelineIsAsBefore()
    {
        var project = Tracked();
        var before = project.Run().Text("ContractPipeline.g.cs");
        var with = project.Put(SampleContracts.Schedules, SampleContracts.SchedulesText).Run();
        var after = project.Delete(SampleContracts.Schedules).Run();
        Assert.Empty(with.Emitted);
        Assert.Empty(after.Emitted);
        Assert.NotEqual(before, with.Text("ContractPipeline.g.cs"));
        Assert.Equal(before, after.Text("ContractPipeline.g.cs"));
    }

    [Theory]
    [InlineData("    to: chat", "    # the whole team\n    to: [chat]", IncrementalStepRunReason.Cached)]
    [InlineData("above: 0.05", "above: 0.06", IncrementalStepRunReason.Modified)]
    [InlineData("${ALERT_TO}", "${ALERT_RECEIVER}", IncrementalStepRunReason.Modified)]
    public void AnEditOfTheAlertsRegeneratesThePipelinesFileAtMost(string old, string text, IncrementalStepRunReason expected)
    {
        var project = Tracked().Put(SampleContracts.Schedules, SampleContracts.SchedulesText).Put(SampleContracts.Alerts, SampleContracts.AlertsText);
        project.Run();
        var edited = project.Edit(SampleContracts.Alerts, old, text).Run();
        Assert.Empty(edited.Findings);
        Assert.Empty(edited.Emitted);
        Assert.Equal([expected], edited.Reasons(StepNames.EmitPipeline));
    }

    [Fact]
    public void AnErrorInTheSchedulesRegeneratesNoModel()
    {
        var project = Tracked().Put(SampleContracts.Schedules, SampleContracts.SchedulesText);
        project.Run();
        var edited = project.Edit(SampleContracts.Schedules, "time_zone: Europe/Berlin", "time_zone: Europe/Berln").Run();
        Assert.Equal(["schedules.yml(7,16): error BKC8004"], edited.Findings);
        Assert.Empty(edited.Emitted);
    }

    [Fact]
    public void AnErrorInOneFileRegeneratesNoOther()
    {
        var project = Tracked();
        project.Run();
        Assert.Empty(project.Edit(SampleContracts.Mart, "decimal(18,2)", "money").Run().Emitted);
    }

    [Fact]
    public void ANewFileRegeneratesNoOther()
    {
        var project = Tracked();
        project.Run();
        var added = project
            .Put("marts/account.yml", SampleContracts.All.Single(static f => f.Path == SampleContracts.Mart).Text.Replace("open_account", "account", StringComparison.Ordinal))
            .Put("marts/account.sql", "select account_id, balance_amount from snap_account where dbt_valid_to is null")
            .Run();
        Assert.Equal(["marts.account.g.cs"], added.Emitted);
        Assert.Equal([IncrementalStepRunReason.Modified], added.Reasons(StepNames.EmitPipeline));
    }

    /// <summary>The sample in a project that says why a step ran. Its later runs prove nothing about the code; see <see cref="EditSequenceTests"/>.</summary>
    private static ContractProject Tracked() => ContractProject.Sample(tracksSteps: true);
}
