using System.Globalization;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Generators.Tests;

/// <summary>The build accepts a selector of a schedule exactly if a run with it would select something.</summary>
public sealed class SelectorTests
{
    private static readonly string[] Wrong = ["open_acount", "tag:daily", "layer:mart", "tags:x", "config.strategy:timestamp", "stg_account,layer:marts", "1+open_account,stg_account", "+"];

    private static readonly string[] Combined =
    [
        "*", "s*_account", "LAYER:*", "layer:Marts", "+open_account", "src_account+", "1+open_account", "src_account+2", "@src_account", "2+open_account,layer:staging",
        "open_account src_account", "quarantine_stg_account", "+layer:snapshots",
    ];

    [Fact]
    public void TheBuildAndTheRuntimeSelectTheSameModels()
    {
        var pipeline = GeneratedCode.Load<PipelineDefinition>(ContractProject.Sample().Run().Output, "Sample.ContractPipeline", "Definition");
        string[] all = [.. ModelSelection.Examples(pipeline), .. Wrong, .. Combined];
        (string Select, string Exclude)[] pairs = [.. all.SelectMany(s => all.Select(e => (s, e)))];
        var lines = pairs.Select(static (p, i) => string.Create(CultureInfo.InvariantCulture, $"  - {{name: s{i}, cron: 0 2 * * *, select: ['{p.Select}'], exclude: ['{p.Exclude}']}}\n"));
        var run = ContractProject.Sample().Put(SampleContracts.Schedules, "schedules:\n" + string.Concat(lines)).Run();

        Assert.All(run.Result.Diagnostics, static d => Assert.Equal("BKC8011", d.Id));
        var refused = run.Result.Diagnostics.Select(static d => d.Location.GetLineSpan().StartLinePosition.Line - 1).ToHashSet();
        Assert.Equal(pairs.Where(p => !Selects(pipeline, p.Select, p.Exclude)), pairs.Where((_, i) => refused.Contains(i)));
    }

    private static bool Selects(PipelineDefinition pipeline, string select, string exclude)
    {
        try
        {
            return ModelSelection.Of(pipeline, [select], [exclude]).Count > 0;
        }
        catch (PipelineException)
        {
            return false;
        }
    }
}
