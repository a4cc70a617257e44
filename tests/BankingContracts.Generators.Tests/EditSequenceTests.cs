using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.Generators.Tests;

/// <summary>Many runs of one driver, set up as in a build or an editor: what it keeps must not change what it generates.</summary>
public sealed class EditSequenceTests
{
    private const int Edits = 30;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    /// <summary>Removed models leave gaps in what the steps keep. In the next run nothing has changed, and everything comes from what they keep.</summary>
    [Theory]
    [InlineData(SampleContracts.Source)]
    [InlineData(SampleContracts.Staging)]
    [InlineData(SampleContracts.Snapshot)]
    [InlineData(SampleContracts.Mart)]
    public void AnErrorInOneFileLosesNoOtherModelInLaterRuns(string path)
    {
        var project = ContractProject.Sample();
        project.Run();
        var broken = project.Edit(path, "version: 2", "version: [2").Run();
        broken.AssertSameTexts(project.Run());
        broken.AssertSameTexts(project.AddCode("public static class Other;").Run());
    }

    [Theory]
    [InlineData(SampleContracts.Source)]
    [InlineData(SampleContracts.Staging)]
    [InlineData(SampleContracts.Snapshot)]
    [InlineData(SampleContracts.Mart)]
    public void ADeletedFileLosesNoOtherModelInLaterRuns(string path)
    {
        var project = ContractProject.Sample();
        project.Run();
        var deleted = project.Delete(path).Run();
        deleted.AssertSameTexts(project.Run());
        deleted.AssertSameTexts(project.AddCode("public static class Other;").Run());
    }

    /// <summary>Steps hold what is still computed: a value of an earlier state of the files would show in the code or in the findings.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void AfterAnySequenceOfEditsCodeAndFindingsAreThoseOfAFreshRun(int seed)
    {
        var random = new Random(seed);
        var finding = ContractDiagnostic.Create(SqlRules.SyntaxError, SourceSpan.StartOf(SampleContracts.MartSql), "it ends here");
        var originals = SampleContracts.All.ToDictionary(static f => f.Path, static f => f.Text);
        originals.Add(SampleContracts.Schedules, SampleContracts.SchedulesText);
        originals.Add(SampleContracts.Alerts, SampleContracts.AlertsText);
        var texts = new Dictionary<string, string>(originals);
        var edits = CachingTests.EditsWithoutMeaning.Select(static e => e.Data).Concat(CachingTests.EditsWithMeaning.Select(static e => (e.Data.Item1, e.Data.Item2, e.Data.Item3)))
            .Append((SampleContracts.Mart, "columns:", "colums:"))
            .Append((SampleContracts.Source, "version: 2", "version: [2"))
            .Append((SampleContracts.MartSql, "select", "selec"))
            .Append((SampleContracts.Schedules, "time_zone: Europe/Berlin", "time_zone: Europe/Berln"))
            .Append((SampleContracts.Alerts, "above: 0.05", "above: 5"))
            .ToList();
        var project = Project();
        for (var step = 0; step < Edits; step++)
        {
            var (path, old, text) = edits[random.Next(edits.Count)];
            if (random.Next(8) == 0 && texts.Remove(path))
                project.Delete(path);
            else
                Put(path, Edited(texts.GetValueOrDefault(path) ?? originals[path], old, text));
            if (random.Next(3) == 0)
                continue;

            if (random.Next(4) == 0)
                project.ReadAgain();
            Assert.Equal(Outcome(Project().Check(finding).Run()), Outcome(project.Check(finding).Run()));
        }

        ContractProject Project()
        {
            var fresh = new ContractProject();
            foreach (var (name, content) in texts)
                fresh.Put(name, content);
            return fresh;
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
}
