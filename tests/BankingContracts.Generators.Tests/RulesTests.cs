using System.Reflection;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.Generators.Diagnostics;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

/// <summary>A rule is known in three places: the code, its page, and the release files. They must agree.</summary>
public sealed partial class RulesTests
{
    public static TheoryData<string> RuleIds => [.. All().Select(static r => r.Id)];

    [Fact]
    public void NoIdIsUsedTwice() => Assert.Equal(All().Length, All().Select(static r => r.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void ARuleHasAPageThatTellsWhatIsWrongAndWhatIsRight(string id)
    {
        var page = Repository.Read($"docs/rules/{id}.md");
        Assert.StartsWith($"# {id}: {Find(id).Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("```", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void TheHelpLinkLeadsToThePage(string id) =>
        Assert.EndsWith($"/blob/main/docs/rules/{id}.md", Descriptors.Of(Find(id)).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void TheIndexAndTheReleaseFilesListTheRule(string id)
    {
        var rule = Find(id);
        var row = $"{id} | {Descriptors.Category(rule)} | {rule.Severity} | {rule.Title}";
        Assert.Contains(row, Releases().Split('\n'));
        Assert.Contains($"[{id}]({id}.md) | {rule.Title} |", Repository.Read("docs/rules/README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void OnlyNamingRulesAndTheWarningOfDeprecationCanBeConfigured(string id)
    {
        var isOpinion = id.StartsWith("BKC5", StringComparison.Ordinal) || id == LockRules.DeprecatedRead.Id;
        Assert.Equal(isOpinion, Find(id).IsConfigurable);
        Assert.Equal(!isOpinion, Descriptors.Of(Find(id)).CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Fact]
    public void NoPageAndNoRowIsLeftOver()
    {
        var ids = All().Select(static r => r.Id).Order().ToArray();
        Assert.Equal(ids, Directory.GetFiles(Repository.Path("docs/rules"), "BKC*.md").Select(static p => Path.GetFileNameWithoutExtension(p)).Order());
        Assert.Equal(ids, RowStart().Matches(Releases()).Select(static m => m.Value).Order());
    }

    private static Rule[] All() =>
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(static t => t.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(static f => f.FieldType == typeof(Rule))
            .Select(static f => (Rule)f.GetValue(null)!),
    ];

    private static Rule Find(string id) => All().First(r => r.Id == id);

    private static string Releases() =>
        string.Concat(Directory.GetFiles(Repository.Path("generators/BankingContracts.Generators"), "AnalyzerReleases.*.md").Order().Select(File.ReadAllText));

    [GeneratedRegex("^BKC[0-9]{4}", RegexOptions.Multiline)]
    private static partial Regex RowStart();
}
