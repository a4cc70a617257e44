using System.Text.Json;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class LineageVerbTests
{
    [Fact]
    public async Task AColumnIsFollowedToItsFileAndToWhatDecidesItsRows() => Assert.Equal(
        """
        model,column,kind,from_model,from_column,path
        int_a,a_id,copy,src_a,a_id,values
        int_a,*,filter,src_a,kind,filters
        int_a,*,filter,src_a,*,filters

        """,
        (await RunAsync("lineage", "int_a.a_id", "--format", "csv")).Out);

    [Fact]
    public async Task ACountComesFromRowsAndWhatFiltersThem() => Assert.Equal(
        ["a_count<-int_a.*", "*<-int_a.*", "*<-src_a.kind", "*<-src_a.*"],
        await EdgesAsync("lineage", "total.a_count", "--format", "json"));

    [Fact]
    public async Task DownstreamIsWhatComesFromAColumn() => Assert.Equal(
        ["label<-src_a.kind", "*<-src_a.kind", "a_count<-int_a.*", "*<-int_a.*", "*<-int_a.*"],
        await EdgesAsync("lineage", "src_a.kind", "--direction", "downstream", "--format", "json"));

    [Fact]
    public async Task ATableKeepsFiltersApart()
    {
        var table = (await RunAsync("lineage", "int_a")).Out;
        Assert.True(table.IndexOf("expression", StringComparison.Ordinal) < table.IndexOf("which rows exist", StringComparison.Ordinal));
        Assert.True(table.IndexOf("which rows exist", StringComparison.Ordinal) < table.IndexOf("filter ", StringComparison.Ordinal));
        Assert.Contains("did not check the SQL of unread", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MermaidIsAFlowchart() => Assert.Equal(
        """
        flowchart LR
            subgraph m0["src_a"]
                n0["a_id"]
                n1["kind"]
                n2["rows"]
            end
            subgraph m1["int_a"]
                n3["a_id"]
                n4["label"]
                n5["rows"]
            end
            n0 --> n3
            n1 -->|expression| n4
            n1 -.-> n5
            n2 -.-> n5

        """,
        (await RunAsync("lineage", "int_a", "--format", "mermaid")).Out);

    [Theory]
    [InlineData("There is no model 'int_b'. Did you mean 'int_a'?", "lineage", "int_b")]
    [InlineData("int_a has no column 'lable'. Did you mean 'label'? Its columns are a_id, label.", "lineage", "int_a.lable")]
    [InlineData("--format: mermaid works only with lineage; use table, csv or json.", "prove", "--format", "mermaid")]
    [InlineData("--format: mermaid works only with lineage; use table, csv or json.", "--format", "mermaid")]
    [InlineData("--direction: 'up' is not a direction; write upstream or downstream.", "lineage", "int_a", "--direction", "up")]
    public async Task AWrongWordIsExplained(string message, params string[] args)
    {
        var outcome = await RunAsync(args);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> EdgesAsync(params string[] args)
    {
        using var json = JsonDocument.Parse((await RunAsync(args)).Out);
        return [.. json.RootElement.GetProperty("values").EnumerateArray().Concat(json.RootElement.GetProperty("filters").EnumerateArray()).Select(static e =>
            $"{e.GetProperty("column").GetString()}<-{e.GetProperty("from_model").GetString()}.{e.GetProperty("from_column").GetString()}")];
    }

    private static async Task<Shell.Outcome> RunAsync(params string[] args)
    {
        using var shell = new Shell { Pipeline = LineagePipeline.Definition };
        return await shell.RunAsync(new FakeDatabase(), args);
    }
}
