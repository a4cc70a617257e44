using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Fixtures;

/// <summary>A database file that steps run on, one day after the other.</summary>
internal sealed class ItemWarehouse : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"items-{Guid.NewGuid():N}.duckdb");
    private readonly IEngine _engine;
    private bool _isPrepared;

    public ItemWarehouse() => _engine = new DuckDbEngineProvider().Create(new EngineSettings(_path));

    public static DateTime Day(int day) => new(2026, 1, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Puts rows (id, name, amount, day of arrival) into the source table and runs all steps at <paramref name="day"/>.</summary>
    public async Task<Outcomes> LoadAsync(PipelineDefinition pipeline, int day, (string? Id, string? Name, string? Amount, int Day)[] rows, bool isRecleaned = false)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = DuckDbDatabase.OpenForWriting(new EngineSettings(_path));
        await using var run = await SqlRun.BeginAsync(new DuckDbRunDatabase(database, pipeline), pipeline, Day(day), CancellationToken.None);
        if (!_isPrepared)
        {
            foreach (var model in pipeline.Models)
                await run.PrepareAsync(model, ModelPreparation.Create, cancellation);
            _isPrepared = true;
        }

        database.Session.Execute("delete from src_item");
        foreach (var (id, name, amount, arrival) in rows)
            database.Session.Execute($"insert into source.src_item values ({Text(id)}, {Text(name)}, {Text(amount)}, timestamp '{Day(arrival):yyyy-MM-dd}')");

        var mode = isRecleaned ? StepMode.Recleaned : StepMode.Whole;
        var staged = await run.StageAsync(pipeline["stg_item"], null, mode, cancellation);
        var snapshot = await run.SnapshotAsync(pipeline["snap_item"], null, mode, cancellation);
        var built = new Dictionary<string, ModelChange>();
        foreach (var model in pipeline.Models.Where(m => m.Body is QueryBody))
            built[model.Name] = (await run.BuildAsync(model, null, cancellation)).Change;
        await run.CommitAsync(new RunRecord($"run-{day}", Day(day), Day(day), Day(day), [], [], [], PipelineState.Empty), cancellation);
        return new Outcomes(staged, snapshot, built);
    }

    /// <summary>The rows of a query, fields joined by a bar, NULL as a minus sign, dates as day of January.</summary>
    public async Task<string[]> QueryAsync(PipelineDefinition pipeline, string sql)
    {
        await using var reader = await _engine.OpenReaderAsync(pipeline, TestContext.Current.CancellationToken);
        await using var rows = await reader.QueryAsync(sql, TestContext.Current.CancellationToken);
        return await LinesAsync(rows);
    }

    /// <summary>The same in a session of another program.</summary>
    public async Task<string[]> QueryElsewhereAsync(string sql)
    {
        await using var connection = new DuckDBConnection($"DataSource={_path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        return await LinesAsync(rows);
    }

    public void Dispose() => File.Delete(_path);

    private static async Task<string[]> LinesAsync(DbDataReader rows)
    {
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => Show(rows, i))));
        return [.. lines];
    }

    private static string Show(DbDataReader row, int field) => row.IsDBNull(field) ? "-" : row.GetValue(field) switch
    {
        DateTime time => time.Day.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Text(string? value) => value is null ? "null" : $"'{value}'";

    internal sealed record Outcomes(StagingOutcome Staging, SnapshotOutcome Snapshot, IReadOnlyDictionary<string, ModelChange> Built);
}
