using System.Globalization;
using System.IO.Compression;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Databases;

/// <summary>
/// A database that an earlier version of the program made of the files of some days (see README.md beside this file), with the files of further
/// days; and the same made by this version.
/// </summary>
internal sealed class EarlierDatabase : IDisposable
{
    /// <summary>The days whose files the database holds.</summary>
    public const int DaysLoaded = 8;

    /// <summary>The days whose files there are.</summary>
    public const int Days = 12;

    private static readonly DateTime Start = new(2026, 1, 1, 6, 30, 0, 250, DateTimeKind.Utc);

    private readonly DirectoryInfo _root = Scratch.Create();
    private readonly PipelineDefinition _pipeline;

    /// <summary>Unpacks <paramref name="archive"/>.</summary>
    public EarlierDatabase(string archive, PipelineDefinition pipeline)
    {
        _pipeline = pipeline;
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Databases", archive + ".zip"), _root.FullName);
    }

    /// <summary>The file that the earlier version made.</summary>
    public string Earlier => Path.Combine(_root.FullName, "pipeline.duckdb");

    /// <summary>The file that this version makes of the same days.</summary>
    public string Fresh => Path.Combine(_root.FullName, "fresh.duckdb");

    /// <summary>The timestamp of a day's run.</summary>
    public static DateTime RunAt(int day) => Start.AddDays(day);

    /// <summary>Runs over the files of <paramref name="day"/>, at <paramref name="runAt"/> or the day's time.</summary>
    public async Task<RunResult> RunAsync(string database, int day, DateTime? runAt = null)
    {
        var result = await TryRunAsync(database, day, runAt);
        Assert.True(result.ExitCode == ExitCode.Done, $"Day {day}: {result.Message}");
        return result;
    }

    /// <summary>The same; whatever it ends with.</summary>
    public Task<RunResult> TryRunAsync(string database, int day, DateTime? runAt = null) => new PipelineRunner(_pipeline, Engine(database)).RunAsync(
        new RunOptions
        {
            InputDirectory = Path.Combine(_root.FullName, "days", day.ToString("00", CultureInfo.InvariantCulture)),
            OutputDirectory = Path.Combine(_root.FullName, "outputs"),
            ReportsDirectory = Path.Combine(_root.FullName, "reports"),
            AsOf = runAt ?? RunAt(day),
        },
        TestContext.Current.CancellationToken);

    /// <summary>
    /// Lets this version load the days of the earlier one as it did: the sequence of a key counted within a file only. Afterwards the earlier database
    /// begins to remember with its stored rows, and so does the fresh one.
    /// </summary>
    public void ForgetSequences(int day)
    {
        using var connection = new DuckDBConnection($"DataSource={Fresh}");
        connection.Open();
        var change = day < DaysLoaded ? "update {0} set sequence = null" : "delete from {0}";
        foreach (var table in connection.ReadText("select table_name from duckdb_tables() where schema_name = 'pipeline' and table_name like 'sequences_%'"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = string.Format(CultureInfo.InvariantCulture, change, "pipeline." + table[0]);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Fails unless the earlier database and a fresh one hold the same rows.</summary>
    public void AssertSameTables(string freshFile, string when)
    {
        using var earlier = DatabaseFile.OpenToRead(Earlier);
        using var fresh = DatabaseFile.OpenToRead(freshFile);
        foreach (var model in _pipeline.Models)
        {
            var sql = $"select {string.Join(", ", model.Columns.Select(c => c.Name))} from {DatabaseFile.TableOf(model)}";
            TableAssert.Equal(new ExpectedTable(model.Name, [.. model.Columns.Select(c => c.Name)], fresh.ReadText(sql)), earlier.ReadText(sql), when);
        }
    }

    /// <summary>Fails unless the earlier database tells of days before and after it was taken over what the fresh one tells.</summary>
    public async Task AssertSamePastAsync(string freshFile)
    {
        await using var earlier = await Engine(Earlier).OpenReaderAsync(_pipeline, TestContext.Current.CancellationToken);
        await using var fresh = await Engine(freshFile).OpenReaderAsync(_pipeline, TestContext.Current.CancellationToken);
        foreach (var day in (int[])[1, DaysLoaded / 2, DaysLoaded - 1, DaysLoaded, DaysLoaded + 1, Days - 1])
        {
            foreach (var model in _pipeline.Models)
            {
                var expected = new ExpectedTable(model.Name, [.. model.Columns.Select(c => c.Name)], await RowsAsync(fresh, model, RunAt(day)));
                TableAssert.Equal(expected, await RowsAsync(earlier, model, RunAt(day)), $"as of day {day}");
            }
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static IEngine Engine(string database) => new DuckDbEngineProvider().Create(new EngineSettings(database, Threads: "1"));

    private static async Task<List<IReadOnlyList<string?>>> RowsAsync(IEngineReader reader, ModelDefinition model, DateTime at) =>
        await new TableRows(new DuckDbFile(), reader).AsOfAsync(model, at);
}
