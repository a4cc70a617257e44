using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;
using BankingContracts.ContractModel.Tests.Resolution;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

/// <summary>The examples of the documentation are what they say.</summary>
public sealed partial class SchedulePageTests
{
    public static TheoryData<string> Rules =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "docs", "rules"), "BKC8*.md").Order(StringComparer.Ordinal).Select(static f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void ThePageOfARuleShowsWhatBreaksItAndWhatKeepsIt(string id)
    {
        var examples = Examples("rules/" + id + ".md");
        Assert.Equal(2, examples.Count);
        Assert.Equal([id], Findings(examples[0]));
        Assert.Empty(Findings(examples[1]));
    }

    [Fact]
    public void TheExamplesOfThePageAreValid() =>
        Assert.All(Examples("schedules.md").Append(Examples("contracts.md").Single(static e => e.StartsWith("holidays:", StringComparison.Ordinal))), static e => Assert.Empty(Findings(e)));

    /// <summary>The findings in a file beside the small pipeline of the tests.</summary>
    private static List<string> Findings(string text)
    {
        var file = ContractReader.Read(new ContractSource("contracts/schedules.yml", "schedules.yml", text));
        return [.. file.Diagnostics.Concat(Banking.With().AddFile(file).Resolve().Diagnostics).Select(static d => d.Rule.Id).Distinct()];
    }

    // The files of the reference pipeline have other names than those of the tests.
    private static List<string> Examples(string page) =>
        [.. Yaml().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", page))).Select(static m => m.Groups["text"].Value.Replace("Customer.csv, accounts.csv", "src_account.csv", StringComparison.Ordinal))];

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
