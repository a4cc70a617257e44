using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>
/// Reads deliveries with our own reader and puts them into the staging place as Parquet files. Spark's readers of CSV pad and cut records silently, so they are
/// never used.
/// </summary>
internal sealed class SparkFileLoader(SqlSession session, SparkDialect sql, IRunPlace place) : IFileLoader
{
    /// <inheritdoc/>
    public async Task<IIncomingRows> ReadAsync(ModelDefinition source, IReadOnlyList<InputFile> files, string? target, string arrivedAt)
    {
        var body = (SourceBody)source.Body;
        var staged = new List<StagedPart>();
        var ragged = new List<object?[]>();
        foreach (var file in files)
            staged.Add(await StageAsync(source, body, file, staged.Sum(s => s.Rows), ragged));
        var incoming = new StagedDelivery(sql, body, staged, ragged);
        await VerifyAsync(incoming, staged);
        return incoming;
    }

    private async Task<StagedPart> StageAsync(ModelDefinition source, SourceBody body, InputFile file, long first, List<object?[]> ragged)
    {
        using var layout = CsvPreflight.Check(source, file);
        var (records, rows) = (0L, 0L);
        var path = await place.StoreAsync(
            source.Name, async stream => (records, rows) = await StagedFile.WriteAsync(body, layout, stream, first, row => ragged.Add(Ragged(file, row))));
        layout.EnsureUnchanged();
        return new StagedPart(file.Name, path, records, rows) { Columns = layout.Columns };
    }

    /// <summary>Compares what the server reads with what was written, file by file.</summary>
    private async Task VerifyAsync(StagedDelivery incoming, List<StagedPart> parts)
    {
        var found = (await session.RowsAsync($"select _part, count(*) from {incoming.All} as a group by _part", static r => (Part: r.GetInt32(0), Rows: r.GetInt64(1))))
            .ToDictionary(f => f.Part, f => f.Rows);
        foreach (var (number, part) in parts.Index())
        {
            if (found.GetValueOrDefault(number) != part.Rows)
            {
                throw PipelineException.BadInput(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part.File}: the server read {found.GetValueOrDefault(number)} of {part.Rows} rows. {place.Advice} Nothing was changed."));
            }
        }
    }

    private static object?[] Ragged(InputFile file, RaggedRow row)
    {
        var kind = row.HasTooMany ? QuarantineKind.TooManyFields : QuarantineKind.TooFewFields;
        return [file.Name, row.Line, $"Invalid row: {kind.Words()} ({row.Text})", kind.ToString()];
    }
}
