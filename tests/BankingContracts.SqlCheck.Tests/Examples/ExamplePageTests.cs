using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.SqlCheck.Tests.Pipelines;

namespace BankingContracts.SqlCheck.Tests.Examples;

/// <summary>The pages of the rules about examples, and the page about examples, are right.</summary>
public sealed class ExamplePageTests
{
    private static readonly IReadOnlyList<ContractSource> Pipeline = [.. PipelineFiles.Banking.Where(static s => !s.RelativePath.StartsWith("tests/examples/", StringComparison.Ordinal))];

    public static TheoryData<string> Rules => [.. typeof(ExampleRules).GetFields().Select(static f => ((Rule)f.GetValue(null)!).Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void WhatAPageCallsWrongIsFound(string id) => Assert.Contains(id, Findings(Block(id, "Wrong")).Select(static f => f.Rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void WhatAPageCallsRightIsSilent(string id) => Assert.Empty(Findings(Block(id, "Right")).Select(static f => f.Rule.Id + " " + f.Message));

    [Fact]
    public void EveryExampleOfTheDocumentationPasses()
    {
        var blocks = Blocks(PipelineFiles.Read("docs/examples.md")).Where(static b => b.StartsWith("version: 2", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, static b => Assert.Empty(Findings(b).Select(static f => f.Rule.Id + " " + f.Message)));
    }

    private static IReadOnlyList<ContractDiagnostic> Findings(string examples) =>
        PipelineFiles.Findings([.. Pipeline, new ContractSource("tests/examples/page.yml", "tests/examples/page.yml", examples)]);

    private static string Block(string id, string part)
    {
        var page = PipelineFiles.Read($"docs/rules/{id}.md");
        return Blocks(page[page.IndexOf("## " + part, StringComparison.Ordinal)..])[0];
    }

    private static List<string> Blocks(string page) => [.. page.Split("```yaml\n").Skip(1).Select(static b => b[..b.IndexOf("```", StringComparison.Ordinal)])];
}
