using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>
/// Rows in Parquet files as the pipeline exports them: decimals as DECIMAL, timestamps in UTC microseconds, compressed with Snappy.
/// </summary>
public static class ParquetRows
{
    internal const int RowGroupSize = 100_000;

    internal static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true, CompressionMethod = CompressionMethod.Snappy };

    /// <summary>Reads all rows of a file; its columns may come in any order.</summary>
    /// <exception cref="FieldFormatException">The columns are not the model's, or have other types.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, CancellationToken cancellation = default)
        where T : IRow<T>
    {
        List<T> rows = [];
        await foreach (var row in EnumerateAsync<T>(path, cancellation))
            rows.Add(row);
        return rows;
    }

    /// <summary>Reads the same rows, with one row group in memory at a time.</summary>
    public static async IAsyncEnumerable<T> EnumerateAsync<T>(string path, [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : IRow<T>
    {
        await using var reader = await ParquetReader.CreateAsync(path, Options, cancellation);
        var columns = ParquetFieldReader.FindColumns(T.Model, reader.Schema);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var fields = await ParquetFieldReader.ReadAsync(T.Model, columns, group, cancellation);
            while (fields.Next())
                yield return T.Read(fields);
        }
    }

    /// <summary>Writes rows to a new file, or over an old one.</summary>
    /// <exception cref="FieldFormatException">A decimal has more decimals than its column.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancellation = default)
        where T : IRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var stream = File.Create(path);
        var schema = new ParquetSchema(T.Model.Columns.Select(static c => FieldTypes.Of(c.Type.Kind).Parquet(c)));
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, Options, append: false, cancellation);
        foreach (var chunk in rows.Chunk(RowGroupSize))
        {
            var fields = new ParquetFieldWriter(T.Model.Columns, chunk.Length);
            foreach (var row in chunk)
            {
                row.Write(fields);
                fields.EndRow();
            }

            await fields.FlushAsync(writer, schema, cancellation);
        }
    }
}
