using System.Globalization;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Generators.Tests;

/// <summary>Every recipe of docs/recipes.md compiles, and its files give the rows that the page shows.</summary>
public sealed class RecipeTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("bankingcontracts-recipes-");

    public static TheoryData<string> Titles => [.. Recipe.All().Select(static r => r.Title)];

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task ARecipeGivesWhatThePageShows(string title)
    {
        var recipe = Recipe.All().Single(r => r.Title == title);
        var pipeline = Compile(recipe);
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(_root.FullName, "recipe.duckdb")));
        foreach (var day in recipe.Days())
            await RunAsync(new PipelineRunner(pipeline, engine), day.Key, day);

        await using var reader = await engine.OpenReaderAsync(pipeline, TestContext.Current.CancellationToken);
        Assert.Equal(recipe.Rows, await CsvAsync(reader, recipe.Query));
    }

    private static PipelineDefinition Compile(Recipe recipe)
    {
        var project = new ContractProject(rootNamespace: "Recipes");
        foreach (var (path, text) in recipe.Contracts())
            project.Put(path, text);
        var run = project.Run();
        Assert.Empty(run.Findings);
        return GeneratedCode.Load<PipelineDefinition>(run.Output, "Recipes.ContractPipeline", "Definition");
    }

    private async Task RunAsync(PipelineRunner runner, string day, IEnumerable<RecipeFile> files)
    {
        var inputs = _root.CreateSubdirectory("inputs").FullName;
        foreach (var file in files)
            await File.WriteAllBytesAsync(Path.Combine(inputs, file.Name), file.Bytes, TestContext.Current.CancellationToken);
        var options = new RunOptions
        {
            InputDirectory = inputs,
            OutputDirectory = Path.Combine(_root.FullName, "outputs"),
            ReportsDirectory = Path.Combine(_root.FullName, "reports"),
            AsOf = DateTime.SpecifyKind(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateTimeKind.Utc),
        };
        var result = await runner.RunAsync(options, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == ExitCode.Done, result.Message);
    }

    private static async Task<string> CsvAsync(IEngineReader reader, string sql)
    {
        await using var rows = await reader.QueryAsync(sql, TestContext.Current.CancellationToken);
        var lines = new List<string> { string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)) };
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows.GetValue(i)))));
        return string.Concat(lines.Select(static l => l + "\n"));
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
