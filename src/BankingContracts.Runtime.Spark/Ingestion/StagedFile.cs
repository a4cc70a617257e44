using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>A delivered file as a Parquet file that the server reads: the fields of the source, and the number and the line of each record.</summary>
internal static class StagedFile
{
    /// <summary>The column with the number of a record in the delivery.</summary>
    public const string At = "_at";

    /// <summary>The column with its line in the file.</summary>
    public const string Line = "_line";

    private const int RowGroupSize = 100_000;

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy };

    /// <summary>Writes the records of a file.</summary>
    /// <param name="source">The source.</param>
    /// <param name="layout">The file.</param>
    /// <param name="stream">Takes the Parquet file.</param>
    /// <param name="firstAt">The number of the first record.</param>
    /// <param name="ragged">Takes records that are no rows.</param>
    /// <returns>The numbers of records and of rows.</returns>
    /// <exception cref="PipelineException">The text cannot be delimited into records.</exception>
    public static async Task<(long Records, long Rows)> WriteAsync(SourceBody source, CsvLayout layout, Stream stream, long firstAt, Action<RaggedRow> ragged)
    {
        DataField[] fields = [.. layout.Columns.Select(c => new DataField<string>(c, nullable: true)), new DataField<long>(At), new DataField<long>(Line)];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options);
        var group = new StagedRows(layout.Columns.Count, RowGroupSize);
        var rows = 0L;
        var records = CsvRecords.Read(
            source,
            layout,
            (line, values) =>
            {
                group.Add(values, firstAt + rows++, line);
                if (group.IsFull)
                    group.FlushAsync(writer, fields).GetAwaiter().GetResult();
            },
            ragged);
        await group.FlushAsync(writer, fields);
        return (records, rows);
    }
}
