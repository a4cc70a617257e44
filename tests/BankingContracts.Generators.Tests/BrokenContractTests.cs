using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

/// <summary>One broken contract never hides what is wrong with another, and never becomes a failure of ours or of the C# compiler.</summary>
public sealed class BrokenContractTests
{
    // Three mistakes, each found at another step: a file by itself, contracts of one another, SQL and its tables.
    private static readonly (string Path, string Text)[] Others =
    [
        ("source/src_other.yml",
            """
            version: 2
            models:
              - name: src_other
                source: {file: others.csv}
                columns:
                  - {name: other_id, data_type: varchar}
                  - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}

            """),
        ("staging/stg_other.yml",
            """
            version: 2
            models:
              - name: stg_other
                config: {from: src_other, unique_key: other_id}
                columns:
                  - {name: other_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: othr_id}}

            """),
        ("marts/other_total.yml",
            """
            version: 2
            models:
              - name: other_total
                columns:
                  - {name: other_id, data_type: varchar, descripton: Nobody reads this.}

            """),
        ("tests/other_is_there.sql", "select other_id from othr_total\n"),
    ];

    private static readonly string[] OtherFindings =
    [
        "marts/other_total.yml(5,46): error BKC1002", "marts/other_total.yml(3,11): error BKC3002", "staging/stg_other.yml(6,93): error BKC4006", "tests/other_is_there.sql(1,22): error BKC4001",
    ];

    // All of them take half an hour. No step divides the number of mistakes at one entry, so that each kind has its turn.
    private const int Step = 211;

    public static TheoryData<string> Folders => [.. PipelineFolders.All];

    [Theory]
    [MemberData(nameof(Folders))]
    public void AMistakeAnywhereHidesNoOther(string folder)
    {
        var files = PipelineFolders.Read(folder);
        var project = new ContractProject();
        foreach (var (path, text) in files.Concat(Others))
            project.Put(path, text);
        var right = project.Run();
        Assert.Equal(OtherFindings.Order(StringComparer.Ordinal), right.Findings);
        Assert.Empty(GeneratedCode.Problems(right.Output));
        var compiled = right.Result.GeneratedSources.Select(static s => s.SourceText.ToString()).ToHashSet(StringComparer.Ordinal);

        var wrong = new List<string>();
        foreach (var (path, text) in files.Where(static f => f.Path.EndsWith(".yml", StringComparison.Ordinal)))
        {
            var number = 0;
            foreach (var mutation in YamlMutation.Of(text))
            {
                if (number++ % Step != 0)
                    continue;
                var run = project.Put(path, mutation.Text).Run();
                var findings = run.Findings.ToList();
                var faults = OtherFindings.Except(findings).Select(static f => "hidden: " + f)
                    .Concat(run.Result.Diagnostics.Where(static d => d.Id == "BKC9999").Select(static d => d.GetMessage(null)))
                    .Concat(Problems(run, compiled))
                    .Concat(mutation.IsAlwaysWrong && !findings.Exists(f => f.StartsWith(path, StringComparison.Ordinal) && f.Contains("error", StringComparison.Ordinal)) ? ["silent"] : []);
                wrong.AddRange(faults.Select(f => $"{path}, {mutation.What}: {f}"));
            }

            project.Put(path, text);
        }

        Assert.Empty(wrong);
    }

    /// <summary>What the C# compiler says about files that no run before has made: to compile all of them each time takes minutes.</summary>
    private static List<string> Problems(GeneratorRun run, HashSet<string> compiled) => run.Result.GeneratedSources
        .Where(s => compiled.Add(s.SourceText.ToString()))
        .SelectMany(s => run.Output.GetSemanticModel(run.Output.SyntaxTrees.Single(t => t.FilePath.EndsWith(s.HintName, StringComparison.Ordinal))).GetDiagnostics())
        .Where(static d => d.Severity == DiagnosticSeverity.Error)
        .Select(static d => d.ToString())
        .ToList();

    [Fact]
    public void AMisspeltCleaningIsTheOnlyFinding()
    {
        var run = ContractProject.Sample().Edit(SampleContracts.Staging, "clean: {from: balance}", "clean: {from: balanc}").Run();
        Assert.Equal(["staging/stg_account.yml(16,23): error BKC4006"], run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void AMistakeInASourceDoesNotHideOneInWhatIsCleanedFromIt()
    {
        var run = ContractProject.Sample()
            .Edit(SampleContracts.Source, "{file: accounts.csv}", "{file: accounts.csv, delimiter: ab}")
            .Edit(SampleContracts.Staging, "clean: {from: balance}", "clean: {from: balanc}")
            .Edit(SampleContracts.Snapshot, "check_cols: all", "check_cols: balanc_amount")
            .Run();
        Assert.Equal(
            ["snapshots/snap_account.yml(5,67): error BKC2004", "source/src_account.yml(5,45): error BKC2019", "staging/stg_account.yml(16,23): error BKC4006"],
            run.Findings);
    }

    [Theory]
    [InlineData("report_2", "report2")]
    [InlineData("report__total", "report_total")]
    [InlineData("a-b", "a_b")]
    public void NamesThatBecomeOneIdentifierCompileWhereTheRuleIsLowered(string first, string second)
    {
        var project = ContractProject.Sample();
        foreach (var name in (string[])[first, second])
        {
            project.Put($"marts/{name}.yml", $"version: 2\nmodels:\n  - name: {name}\n    columns:\n      - {{name: line_1, data_type: varchar}}\n      - {{name: line1, data_type: varchar}}\n");
            project.Put($"marts/{name}.sql", "select account_id as line_1, account_id as line1 from snap_account");
        }

        foreach (var rule in (string[])["BKC5015", "BKC5002", "BKC5001"])
            project.Configure(rule, ReportDiagnostic.Suppress);
        var run = project.Run();
        Assert.Empty(run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
        Assert.Equal(2, run.Text("ContractPipeline.g.cs").Split(".Marts.").Count(static l => !l.StartsWith("OpenAccount", StringComparison.Ordinal)) - 1);
    }
}
