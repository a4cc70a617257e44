using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>The same pipeline with the same files on DuckDB and on Spark. After each run everything that a user can see is compared, value by value.</summary>
internal sealed class Twins(PipelineDefinition pipeline) : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Converters = { new PlainDecimals() } };

    private readonly RunDirectory _duckDb = new(pipeline, new DuckDbTwin());
    private readonly RunDirectory _spark = new(pipeline, new SparkServer());

    /// <summary>Runs both, and compares.</summary>
    /// <param name="files">The files that come before the run; null for one that goes.</param>
    /// <param name="runAt">The run's timestamp.</param>
    public async Task RunAsync(IReadOnlyDictionary<string, IReadOnlyList<string>?> files, DateTime runAt)
    {
        var (expected, found) = (await RunAsync(_duckDb, files, runAt), await RunAsync(_spark, files, runAt));
        Assert.Equal(expected.ExitCode, found.ExitCode);
        Assert.Equal(Told(expected), Told(found));
        foreach (var model in expected.Before.LastRunAt is null && !expected.IsCommitted ? [] : pipeline.Models)
            Assert.Equal(await RowsAsync(_duckDb, model), await RowsAsync(_spark, model));
        foreach (var export in expected.Exports.Where(e => e.Path.EndsWith(".csv", StringComparison.Ordinal)))
            Assert.Equal(await File.ReadAllTextAsync(export.Path), await File.ReadAllTextAsync(found.Exports.Single(e => Path.GetFileName(e.Path) == Path.GetFileName(export.Path)).Path));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _duckDb.Dispose();
        _spark.Dispose();
    }

    private static Task<RunResult> RunAsync(RunDirectory place, IReadOnlyDictionary<string, IReadOnlyList<string>?> files, DateTime runAt)
    {
        place.Deliver(files);
        return place.TryRunAsync(runAt);
    }

    /// <summary>What a run tells: what happened to each model, all audits, the accounts of rows and of money. Notes and times may differ.</summary>
    private static string Told(RunResult result) => JsonSerializer.Serialize(
        new
        {
            Stages = result.Stages.Select(s => new { s.Stage, s.Model, s.Change }),
            Audits = result.Audits.Select(a => new { a.Audit.Name, a.Status, a.FailingRows, a.IsCarriedOver, a.Message, a.Rows, a.Keys }),
            result.Stagings,
            result.Snapshots,
            result.DeletedKeys,
            result.QuarantinedKeys,
            Exports = result.Exports.Select(e => new { File = Path.GetFileName(e.Path), e.Rows }),
        },
        Indented);

    private async Task<string> RowsAsync(RunDirectory place, ModelDefinition model)
    {
        await using var reader = await place.Engine.OpenReaderAsync(pipeline, CancellationToken.None);
        await using var rows = await reader.ReadModelAsync(model, ModelRead.Ordered([.. model.Columns.Select(c => c.Name)]), CancellationToken.None);
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows, i))));
        return $"{model.Name}\n{string.Join('\n', lines.Order(StringComparer.Ordinal))}";
    }

    /// <summary>A total of whole numbers has no decimals on one engine, and zeros on the other.</summary>
    private sealed class PlainDecimals : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString("G29", CultureInfo.InvariantCulture));
    }

    private static string Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? "NULL" : rows.GetValue(column) switch
    {
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
