using System.Text;
using System.Text.Json;

namespace BankingContracts.Build.Tests;

/// <summary>What a build says, with everything in its way that files can hold.</summary>
public sealed class BuildTests
{
    private const string Report = "obj/" + PipelineFolder.Configuration + "/net10.0/bankingcontracts.sqlcheck.txt";

    [Fact]
    public void EveryWrongFileIsReportedInOneBuild()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write("contracts/marts/empty.yml", "");
        AddMart(pipeline, "empty_query", "");
        AddMart(pipeline, "windows_lines", "select\r\n\tbranch,\r\n\tbranch_id\r\nfrom branch_exposure\r\n");
        AddMart(pipeline, "emoji", "-- 😀\nselect '😀' as smile, branch_id from branch_exposure\n");
        AddMart(pipeline, "deep", "select branch_id" + string.Concat(Enumerable.Repeat(" + 1", 5000)) + " as branch_id from branch_exposure\n");
        AddMart(pipeline, "brackets", "select " + new string('(', 5000) + "branch_id" + new string(')', 5000) + " as branch_id from branch_exposure\n");
        AddMart(pipeline, "many_columns", "select " + string.Join(",\n", Enumerable.Range(0, 3000).Select(static i => "branch_id as c" + i)) + " from branch_exposure\n");
        AddMart(pipeline, "first", "select wrong_one as branch_id from branch_exposure\n");
        AddMart(pipeline, "second", "select branch_id from branch_exposure where wrong_two > 1\n");
        pipeline.Write("contracts/marts/first_again.yaml", Mart("first"));
        pipeline.Write("contracts/marts/bomb.yml", "version: 2\na: &a [x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nmodels: [*c, *c, *c, *c]\n");
        pipeline.Write("contracts/marts/nested.yml", "version: 2\nmodels: " + new string('[', 5000) + new string(']', 5000) + "\n");
        pipeline.Write("contracts/marts/latin.yml", [.. Encoding.Latin1.GetBytes("version: 2\nmodels:\n  - name: latin\n    description: Währung\n    colums: []\n")]);
        pipeline.Write("contracts/layers.yml", "version: 2\nlayers: {oops\n");

        var (exitCode, lines) = pipeline.Build("-p:RunAnalyzers=false");

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain(lines, static l => l.Contains("CS8784", StringComparison.Ordinal) || l.Contains("CS8785", StringComparison.Ordinal) || l.Contains("BKC9999", StringComparison.Ordinal));
        string[] expected =
        [
            "contracts/marts/empty.yml(1,1): error BKC1008",
            "contracts/marts/empty_query.sql(1,1): error BKC3003",
            "contracts/marts/windows_lines.sql(2,2): error BKC3006",
            "contracts/marts/emoji.sql(2,8): error BKC3009",
            "contracts/marts/many_columns.sql(3000,1): error BKC3009",
            "contracts/marts/first.sql(1,8): error BKC3006",
            "contracts/marts/second.sql(1,45): error BKC3006",
            "contracts/marts/first_again.yaml(3,11): error BKC2001",
            "contracts/marts/bomb.yml(2,4): error BKC1007",
            "contracts/marts/nested.yml(",
            "contracts/marts/deep.sql(1,1): error BKC3005",
            "contracts/marts/latin.yml(4,19): error BKC1011",
            "contracts/marts/latin.yml(5,5): error BKC1002",
            "contracts/layers.yml(",
        ];
        Assert.DoesNotContain(expected, e => !lines.Any(l => l.StartsWith(e, StringComparison.Ordinal)));
    }

    [Fact]
    public void TheCheckRunsWhenAFileChangedAndOnlyThen()
    {
        using var pipeline = PipelineFolder.OfLoans();
        Assert.Equal(0, pipeline.Build().ExitCode);
        var first = File.GetLastWriteTimeUtc(pipeline.PathOf(Report));
        Assert.Equal(0, pipeline.Build("--no-restore").ExitCode);
        Assert.Equal(first, File.GetLastWriteTimeUtc(pipeline.PathOf(Report)));

        File.Delete(pipeline.PathOf("contracts/tests/every_loan_has_a_branch.sql"));
        Assert.Contains(pipeline.Build("--no-restore").Lines, static l => l.StartsWith("contracts/tests/tests.yml(3,11): error BKC3002", StringComparison.Ordinal));
        Assert.NotEqual(first, File.GetLastWriteTimeUtc(pipeline.PathOf(Report)));
    }

    [Fact]
    public void AnExampleThatFailsFailsTheBuildAtItsValue()
    {
        using var pipeline = PipelineFolder.OfLoansOverAPackage();
        pipeline.Write("contracts/tests/examples/branches.yml", """
            version: 2
            examples:
              - name: a branch
                model: branch_exposure
                given:
                  int_loan_in_euro: [{loan_id: L1, branch_id: 7, euro_amount: 250.00}]
                  snap_branch: []
                expect:
                  rows: [{branch_id: 7, loans_count: 2}]

            """);
        var (exitCode, lines) = pipeline.Build();
        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, static l => l.StartsWith("contracts/tests/examples/branches.yml(9,42): error BKC8120: Example 'a branch': 'loans_count' is 1, expected 2", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static l => l.Contains(": error ", StringComparison.Ordinal) && !l.Contains("BKC8120", StringComparison.Ordinal));

        pipeline.Edit("contracts/tests/examples/branches.yml", "loans_count: 2", "loans_count: 1");
        Assert.Equal(0, pipeline.Build("--no-restore").ExitCode);
    }

    [Fact]
    public void AReportAboutOtherTextsFailsTheBuild()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write(Report, "not a report");
        File.SetLastWriteTimeUtc(pipeline.PathOf(Report), DateTime.UtcNow.AddHours(1));

        var (exitCode, lines) = pipeline.Build();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, static l => l.Contains("error BKC9999", StringComparison.Ordinal));
    }

    [Fact]
    public void ABrokenPromiseOfTheLockFileFailsTheBuild()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write("contracts/contracts.lock.yml", "version: 1\nmodels:\n  - name: branch_month\n    layer: marts\n    model_version: 1\n    columns: []\n");

        var (exitCode, lines) = pipeline.Build();

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, static l => l.StartsWith("contracts/contracts.lock.yml(3,11): error BKC6019: There is no contract 'branch_month' any more", StringComparison.Ordinal));
    }

    [Fact]
    public void AToolThatFailsFailsTheBuild()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write("tool/tool.dll", "no program");

        var (exitCode, lines) = pipeline.Build("-p:BankingContractsSqlCheckTool=" + pipeline.PathOf("tool/tool.dll"));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, static l => l.Contains("error BKC9999: BankingContracts failed while checking the SQL", StringComparison.Ordinal));
    }

    /// <summary>Over the files of a package, so that these are tried without a build more.</summary>
    [Fact]
    public void TheLogForMachinesHoldsBothPlaces()
    {
        using var pipeline = PipelineFolder.OfLoansOverAPackage();
        pipeline.Edit("contracts/intermediate/int_loan_in_euro.yml", "data_type: bigint", "data_type: integer");
        var (_, lines) = pipeline.Build("-p:ErrorLog=log.sarif%2Cversion=2.1");

        Assert.All(lines.Where(static l => l.Contains(": error ", StringComparison.Ordinal)), static l => Assert.Contains("error BKC3011", l, StringComparison.Ordinal));
        using var log = JsonDocument.Parse(File.ReadAllText(pipeline.PathOf("log.sarif")));
        var result = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), static r => r.GetProperty("ruleId").GetString() == "BKC3011");
        Assert.EndsWith("int_loan_in_euro.sql", Uri(result.GetProperty("locations")), StringComparison.Ordinal);
        Assert.EndsWith("int_loan_in_euro.yml", Uri(result.GetProperty("relatedLocations")), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyContractsAreCompiledWithTheirTextsApart()
    {
        using var pipeline = PipelineFolder.OfLoans();
        for (var i = 0; i < 200; i++)
            pipeline.Write($"contracts/marts/m{i}.yml", "");
        Assert.Contains("data-section-string-literals", pipeline.Property("AllowManyLiterals", "Features"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvariantGlobalization", "true")]
    [InlineData("TieredPGO", "false")]
    public void OnlyThePipelinesProgramIsTunedForRuns(string property, string value)
    {
        using var pipeline = PipelineFolder.OfLoansOverAPackage();
        Assert.Equal(value, pipeline.Property("ListEachContractOnce", property));
        pipeline.Write("Program.cs", "System.Console.WriteLine(ContractPipeline.Definition.Name);");
        Assert.Equal("", pipeline.Property("ListEachContractOnce", property));
    }

    [Fact]
    public void WhatARunWritesIsNoItemOfTheProgram()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write("data/outputs/region_month.csv", "");
        using var items = JsonDocument.Parse(pipeline.Items("ListEachContractOnce", "None"));
        Assert.DoesNotContain(items.RootElement.GetProperty("Items").GetProperty("None").EnumerateArray(),
            static i => i.GetProperty("Identity").GetString()!.StartsWith("data", StringComparison.Ordinal));
    }

    [Fact]
    public void ALibraryThatUsesThePackageStaysALibrary()
    {
        using var pipeline = PipelineFolder.OfLoansOverAPackage();
        File.Delete(pipeline.PathOf("Program.cs"));
        Assert.Equal("Library", pipeline.Property("ListEachContractOnce", "OutputType"));
    }

    [Fact]
    public void AContractThatTheProjectListsTooIsCompiledInItsPlace()
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Edit("Loans.csproj", "</Project>", """
              <ItemGroup>
                <AdditionalFiles Include="contracts/marts/region_month.yml" />
                <AdditionalFiles Include="./contracts/../contracts/marts/region_month.sql" />
                <AdditionalFiles Remove="contracts/staging/stg_loan.yml" />
                <BankingContractsFile Include="contracts/layers.yml;shared/region_year.yml" />
              </ItemGroup>
            </Project>
            """);
        using var items = JsonDocument.Parse(pipeline.Items("ListEachContractOnce", "AdditionalFiles"));
        var places = items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .ToLookup(static i => i.GetProperty("FullPath").GetString(), static i => i.GetProperty("BankingContractsRelativePath").GetString());
        foreach (var place in new[] { "marts/region_month.yml", "marts/region_month.sql", "staging/stg_loan.yml", "layers.yml" })
            Assert.Equal([place], places[pipeline.PathOf("contracts/" + place)].Distinct());
        Assert.Equal(["../shared/region_year.yml"], places[pipeline.PathOf("shared/region_year.yml")]);
    }

    [Theory]
    [InlineData("contracts/marts/a#b.yml")]
    [InlineData("contracts/c;d/a.sql")]
    public void APathThatTheCompilerIsNotToldIsRefused(string file)
    {
        using var pipeline = PipelineFolder.OfLoans();
        pipeline.Write(file, "");
        Assert.Contains(pipeline.PathOf(file) + " : error : The path of this contract contains a '#'", pipeline.Target("ListEachContractOnce"), StringComparison.Ordinal);
    }

    private static string Uri(JsonElement locations) =>
        locations[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;

    private static string Mart(string name) => $"version: 2\nmodels:\n  - name: {name}\n    columns:\n      - {{name: branch_id, data_type: integer}}\n";

    private static void AddMart(PipelineFolder pipeline, string name, string sql)
    {
        pipeline.Write("contracts/marts/" + name + ".yml", Mart(name));
        pipeline.Write("contracts/marts/" + name + ".sql", sql);
    }
}
