using BankingContracts.Cli;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Spark;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <summary>The sample files, through the program itself.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly DirectoryInfo _root = Scratch.Create();

    [Fact]
    public async Task TheSampleMakesTheFilesThatDuckDbMakes()
    {
        var ours = await RunAsync("databricks", SparkWorkspace.Variables(SparkWorkspace.SchemaOf(_root.FullName)));
        var theirs = await RunAsync("duckdb", []);
        Assert.Equal(theirs.Select(Path.GetFileName), ours.Select(Path.GetFileName));
        Assert.NotEmpty(ours);
        foreach (var (file, other) in ours.Zip(theirs))
            Assert.Equal(await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Runs the sample; the texts that it exports, in order. Parquet files of the same rows may differ.</summary>
    private async Task<List<string>> RunAsync(string engine, Dictionary<string, string> variables)
    {
        var directory = _root.CreateSubdirectory(engine).FullName;
        await using var output = new StringWriter();
        var environment = new ProgramEnvironment(
            output,
            output,
            TextReader.Null,
            false,
            false,
            160,
            directory,
            variable => variable == "DATABASE_TYPE" ? engine : variables.GetValueOrDefault(variable),
            TestContext.Current.CancellationToken)
        {
            Clock = new NewYear(),
        };
        var exitCode = await PipelineProgram.RunAsync(
            Subject.AuditedBanking.Pipeline, [new DuckDbEngineProvider(), new DatabricksEngineProvider()], ["run", "--input", Inputs()], environment);
        Assert.True(exitCode == 0, output.ToString());
        return [.. Directory.EnumerateFiles(Path.Combine(directory, "data", "outputs"), "*.csv").Order(StringComparer.Ordinal)];
    }

    private static string Inputs()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "BankingContracts.sln")))
            directory = directory.Parent!;
        return Path.Combine(directory.FullName, "data", "inputs");
    }

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
