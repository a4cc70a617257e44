using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;
using BankingContracts.Runtime.Warehouses;

namespace BankingContracts.Pipeline.Tests.Docs;

/// <summary>The examples of docs/csharp.md: they compile and run here, and the page shows them as they are.</summary>
public sealed partial class CsharpPageTests
{
    [Fact]
    public async Task TheExamplesRun()
    {
        var folder = Scratch.Create();
        try
        {
            var inputs = folder.CreateSubdirectory("inputs").FullName;
            await File.WriteAllBytesAsync(Path.Combine(inputs, "Customer.csv"), TestFiles.SampleCustomers, CancellationToken.None);
            await File.WriteAllBytesAsync(Path.Combine(inputs, "accounts.csv"), TestFiles.SampleAccounts, CancellationToken.None);
            await RunAsync(inputs, Path.Combine(folder.FullName, "outputs"), Path.Combine(folder.FullName, "reports"), Path.Combine(folder.FullName, "bank.duckdb"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ThePageShowsTheExamplesThatRun()
    {
        var source = Code(File.ReadAllText(ThisFile()));
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/csharp.md"));
        var examples = Example().Matches(page).Select(static m => m.Groups["text"].Value).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.Contains(Code(e), source, StringComparison.Ordinal));
    }

    private static async Task RunAsync(string inputs, string outputs, string reports, string database)
    {
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(database));
        var runner = new PipelineRunner(ContractPipeline.Definition, engine);
        var options = new RunOptions
        {
            InputDirectory = inputs,
            OutputDirectory = outputs,
            ReportsDirectory = reports,
        };
        var result = await runner.RunAsync(options, CancellationToken.None);
        if (result.ExitCode != ExitCode.Done)
            Console.Error.WriteLine(result.Message);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        await ReadAsync(database, outputs);
    }

    private static async Task ReadAsync(string database, string outputs)
    {
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(database));
        await using var warehouse = await Warehouse.OpenAsync(ContractPipeline.Definition, engine);
        var accounts = await warehouse.ReadAsync<Marts.AccountSummary>();
        var interest = accounts.Sum(a => a.AnnualInterestAmount);

        var fromCsv = CsvRows.Read<Marts.AccountSummary>(Path.Combine(outputs, "account_summary.csv"));
        var fromParquet = await ParquetRows.ReadAsync<Marts.AccountSummary>(Path.Combine(outputs, "account_summary.parquet"));

        Assert.NotEmpty(accounts);
        Assert.Equal(accounts, fromCsv);
        Assert.Equal(accounts, fromParquet);
        Assert.Equal(interest, fromCsv.Sum(static a => a.AnnualInterestAmount));
    }

    // Layout apart: the page indents otherwise.
    private static string Code(string text) => Space().Replace(text, "");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
