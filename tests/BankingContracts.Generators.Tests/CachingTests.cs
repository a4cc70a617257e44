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
        var project = ContractProject.Sample();
        var first = project.Run();
        var second = project.Run();
        Assert.All(second.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        AssertSameTexts(first, second);
    }

    [Theory]
    [MemberData(nameof(EditsWithoutMeaning))]
    public void AnEditWithoutMeaningRegeneratesNothing(string path, string old, string text)
    {
        var project = ContractProject.Sample();
        var first = project.Run();
        var second = project.Edit(path, old, text).Run();
        Assert.Contains(IncrementalStepRunReason.Modified, second.Reasons(StepNames.Files));
        Assert.Empty(second.Emitted);
        AssertSameTexts(first, second);
    }

    [Theory]
    [MemberData(nameof(EditsWithMeaning))]
    public void AnEditRegeneratesItsContractAndWhatIsDerivedFromIt(string path, string old, string text, string[] expected)
    {
        var project = ContractProject.Sample();
        project.Run();
        Assert.Equal(expected, project.Edit(path, old, text).Run().Emitted);
    }

    [Fact]
    public void OnlyTheEditedFileIsReadAgain()
    {
        var project = ContractProject.Sample();
        project.Run();
        var second = project.Edit(SampleContracts.Mart, "open.", "open!").Run();
        Assert.Single(second.Reasons(StepNames.ReadFile), static reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void TheOrderOfTheModelsIsRegeneratedOnlyWhenItChanges()
    {
        var project = ContractProject.Sample();
        project.Run();
        var edited = project.Edit(SampleContracts.Mart, "open.", "open!").Run();
        Assert.Equal([IncrementalStepRunReason.Cached], edited.Reasons(StepNames.EmitPipeline));
        var removed = project.Delete(SampleContracts.SingularTest).Run();
        Assert.Equal([IncrementalStepRunReason.Modified], removed.Reasons(StepNames.EmitPipeline));
    }

    [Fact]
    public void AnEditOfTheProgramRegeneratesNothing()
    {
        var project = ContractProject.Sample();
        var first = project.Run();
        var second = project.AddCode("public static class Other;").Run();
        Assert.Empty(second.Emitted);
        AssertSameTexts(first, second);
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
        var project = ContractProject.Sample().Put(SampleContracts.Schedules, SampleContracts.SchedulesText);
        project.Run();
        var edited = project.Edit(SampleContracts.Schedules, old, text).Run();
        Assert.Empty(edited.Findings);
        Assert.Empty(edited.Emitted);
        Assert.Equal([expected], edited.Reasons(StepNames.EmitPipeline));
    }

    [Fact]
    public void WithoutItsSchedulesAPipelineIsAsBefore()
    {
        var project = ContractProject.Sample();
        var before = project.Run().Text("ContractPipeline.g.cs");
        var with = project.Put(SampleContracts.Schedules, SampleContracts.SchedulesText).Run();
        var after = project.Delete(SampleContracts.Schedules).Run();
        Assert.Empty(with.Emitted);
        Assert.Empty(after.Emitted);
        Assert.NotEqual(before, with.Text("ContractPipeline.g.cs"));
        Assert.Equal(before, after.Text("ContractPipeline.g.cs"));
    }

    [Fact]
    public void AnErrorInTheSchedulesRegeneratesNoModel()
    {
        var project = ContractProject.Sample().Put(SampleContracts.Schedules, SampleContracts.SchedulesText);
        project.Run();
        var edited = project.Edit(SampleContracts.Schedules, "time_zone: Europe/Berlin", "time_zone: Europe/Berln").Run();
        Assert.Equal(["schedules.yml(7,16): error BKC8004"], edited.Findings);
        Assert.Empty(edited.Emitted);
    }

    [Fact]
    public void AnErrorInOneFileRegeneratesNoOther()
    {
        var project = ContractProject.Sample();
        project.Run();
        Assert.Empty(project.Edit(SampleContracts.Mart, "decimal(18,2)", "money").Run().Emitted);
    }

    [Fact]
    public void ANewFileRegeneratesNoOther()
    {
        var project = ContractProject.Sample();
        project.Run();
        var added = project
            .Put("marts/account.yml", SampleContracts.All.Single(static f => f.Path == SampleContracts.Mart).Text.Replace("open_account", "account", StringComparison.Ordinal))
            .Put("marts/account.sql", "select account_id, balance_amount from snap_account where dbt_valid_to is null")
            .Run();
        Assert.Equal(["marts.account.g.cs"], added.Emitted);
        Assert.Equal([IncrementalStepRunReason.Modified], added.Reasons(StepNames.EmitPipeline));
    }

    /// <summary>Steps hold what is still computed: a value of an earlier state of the files would show in the code or in the findings.</summary>
    [Fact]
    public void AfterAnySequenceOfEditsCodeAndFindingsAreThoseOfAFreshRun()
    {
        var random = new Random(4711);
        var texts = SampleContracts.All.ToDictionary(static f => f.Path, static f => f.Text);
        var edits = EditsWithoutMeaning.Select(static e => e.Data).Concat(EditsWithMeaning.Select(static e => (e.Data.Item1, e.Data.Item2, e.Data.Item3)))
            .Append((SampleContracts.Mart, "columns:", "colums:"))
            .Append((SampleContracts.Source, "version: 2", "version: [2"))
            .Append((SampleContracts.MartSql, "select", "selec"))
            .ToList();
        var project = ContractProject.Sample();
        for (var step = 0; step < 60; step++)
        {
            var (path, old, text) = edits[random.Next(edits.Count)];
            if (random.Next(8) == 0 && texts.Remove(path))
                project.Delete(path);
            else
                Put(path, Edited(texts.GetValueOrDefault(path) ?? SampleContracts.All.Single(f => f.Path == path).Text, old, text));
            if (random.Next(3) == 0)
                continue;

            var fresh = new ContractProject();
            foreach (var (name, content) in texts)
                fresh.Put(name, content);
            Assert.Equal(Outcome(fresh.Run()), Outcome(project.Run()));
        }

        void Put(string path, string text)
        {
            texts[path] = text;
            project.Put(path, text);
        }

        // There and back, so that states come again that were computed before.
        static string Edited(string content, string old, string text) => content.Contains(text, StringComparison.Ordinal)
            ? content.Replace(text, old, StringComparison.Ordinal)
            : content.Replace(old, text, StringComparison.Ordinal);

        static IEnumerable<string> Outcome(GeneratorRun run) =>
        [
            .. run.Result.GeneratedSources.Select(static s => $"{s.HintName}\n{s.SourceText}").Order(StringComparer.Ordinal),
            .. run.Findings.Select(static f => f.ToString()).Order(StringComparer.Ordinal),
        ];
    }

    private static void AssertSameTexts(GeneratorRun first, GeneratorRun second) => Assert.All(
        first.Result.GeneratedSources.Zip(second.Result.GeneratedSources),
        static pair => Assert.Same(pair.First.SourceText, pair.Second.SourceText));
}
