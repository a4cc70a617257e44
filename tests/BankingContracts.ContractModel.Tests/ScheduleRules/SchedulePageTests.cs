using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;
using BankingContracts.ContractModel.Tests.Resolution;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

/// <summary>The examples of the documentation are what they say.</summary>
public sealed partial class SchedulePageTests
{
    // Pages from here on are about alerts.
    private const string FirstOfAlerts = "BKC8014";

    public static TheoryData<string> Rules =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "docs", "rules"), "BKC80*.md").Order(StringComparer.Ordinal).Select(static f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void ThePageOfARuleShowsWhatBreaksItAndWhatKeepsIt(string id)
    {
        var examples = Examples("rules/" + id + ".md");
        Assert.Equal(2, examples.Count);
        var findings = string.CompareOrdinal(id, FirstOfAlerts) >= 0 ? (Func<string, List<string>>)AlertFindings : Findings;
        Assert.Equal([id], findings(examples[0]));
        Assert.Empty(findings(examples[1]));
    }

    [Fact]
    public void TheExamplesOfThePageAreValid() =>
        Assert.All(Examples("schedules.md").Append(Examples("contracts.md").Single(static e => e.StartsWith("holidays:", StringComparison.Ordinal))), static e => Assert.Empty(Findings(e)));

    [Fact]
    public void TheExamplesOfThePageOfAlertsAreValid() =>
        Assert.All(Examples("alerts.md").Append(Examples("contracts.md").Single(static e => e.StartsWith("destinations:", StringComparison.Ordinal))), static e => Assert.Empty(AlertFindings(e)));

    /// <summary>The findings in a file beside the small pipeline of the tests.</summary>
    private static List<string> Findings(string text) => Findings([ContractReader.Read(new ContractSource("contracts/schedules.yml", "schedules.yml", text))]);

    /// <summary>The findings in a file with alerts beside a schedule with a deadline for its end.</summary>
    private static List<string> AlertFindings(string text) => Findings(
        [
            ContractReader.Read(new ContractSource("contracts/alerts.yml", "alerts.yml", text)),
            ContractReader.Read(new ContractSource("contracts/schedules.yml", "schedules.yml", "schedules: [{name: nightly, cron: 0 2 * * *, must_finish_by: \"06:00\"}]\n")),
        ]);

    private static List<string> Findings(List<ParsedFile> files) =>
        [.. files.SelectMany(static f => f.Diagnostics).Concat(files.Aggregate(Banking.With(), static (p, f) => p.AddFile(f)).Resolve().Diagnostics).Select(static d => d.Rule.Id).Distinct()];

    // The files of the reference pipeline have other names than those of the tests.
    private static List<string> Examples(string page) =>
        [.. Yaml().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", page))).Select(static m => m.Groups["text"].Value.Replace("Customer.csv, accounts.csv", "src_account.csv", StringComparison.Ordinal))];

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
