using System.Text.RegularExpressions;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Generators.Tests;

/// <summary>What docs/new-pipeline.md tells strangers to type.</summary>
public sealed partial class TutorialTests
{
    private const string Folder = "contracts/";

    [Fact]
    public void ThePipelineOfTheTutorialCompiles()
    {
        var run = Project().Run();
        Assert.Empty(run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
        var pipeline = GeneratedCode.Load<PipelineDefinition>(run.Output, "Cards.ContractPipeline", "Definition");
        Assert.Equal(["src_card", "stg_card", "quarantine_stg_card", "snap_card", "holder_limit"], pipeline.Models.Select(static m => m.Name));
        var source = Assert.IsType<SourceBody>(pipeline["src_card"].Body);
        Assert.Equal(('\t', null, false), (source.Delimiter, source.Quote, source.HasHeader));
    }

    [Fact]
    public void TheMistakeOfTheTutorialIsReportedWhereItSays()
    {
        var run = Project().Edit("staging/stg_card.yml", "        data_type: varchar\n", "        data_typ: varchar\n").Run();
        var finding = run.Findings.Single(static f => f.EndsWith("BKC1002", StringComparison.Ordinal));
        Assert.Contains($"contracts/{finding}: Unknown key 'data_typ'", Repository.Read("docs/new-pipeline.md"), StringComparison.Ordinal);
    }

    private static ContractProject Project()
    {
        var project = new ContractProject(rootNamespace: "Cards");
        foreach (var match in File().Matches(Repository.Read("docs/new-pipeline.md")).Where(static m => m.Groups["path"].Value.StartsWith(Folder, StringComparison.Ordinal)))
            project.Put(match.Groups["path"].Value[Folder.Length..], match.Groups["text"].Value);
        return project;
    }

    [GeneratedRegex(@"^`(?<path>[^`\n]+)`\n\n```[a-z]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex File();
}
