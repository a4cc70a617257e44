using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>The rows of a result, chunk by chunk, in order. One chunk is held at a time; a missing one is an error, never a shorter result.</summary>
internal sealed class ResultStream : IArrowArrayStream
{
    private readonly ResultManifest? _manifest;
    private readonly ResultChunks? _chunks;
    private readonly int _count;
    private ArrowStreamReader? _reader;
    private int _next;
    private long _rows;

    private ResultStream(Schema schema, ResultManifest? manifest) => (Schema, _manifest) = (schema, manifest);

    private ResultStream(ResultManifest manifest, ResultChunks chunks, ArrowStreamReader first) =>
        (Schema, _manifest, _chunks, _count, _reader, _next) = (first.Schema, manifest, chunks, manifest.TotalChunkCount, first, 1);

    /// <inheritdoc/>
    public Schema Schema { get; }

    /// <summary>Opens the result of a statement that is done.</summary>
    /// <exception cref="DatabricksException">It cannot be read.</exception>
    public static async Task<ResultStream> OpenAsync(ResultChunks chunks, StatementAnswer answer, CancellationToken cancellation)
    {
        if (answer.Status.State == StatementState.CLOSED || answer.Manifest is { Truncated: true })
            throw DatabricksException.Refused("Databricks gives only a part of a result, because it is too large or too old. Ask for fewer rows.");
        return answer.Manifest is { TotalChunkCount: > 0 } manifest
            ? new ResultStream(manifest, chunks, await chunks.ReadAsync(0, cancellation))
            : new ResultStream(ResultTypes.Of(answer.Manifest), answer.Manifest);
    }

    /// <inheritdoc/>
    public async ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (_reader is not null && await _reader.ReadNextRecordBatchAsync(cancellationToken) is { } batch)
            {
                _rows += batch.Length;
                return batch;
            }

            _reader?.Dispose();
            _reader = null;
            if (_next >= _count)
                break;
            _reader = await _chunks!.ReadAsync(_next++, cancellationToken);
        }

        return _manifest?.TotalRowCount is { } told && told != _rows
            ? throw new DatabricksException(string.Create(CultureInfo.InvariantCulture, $"A result of {told} rows has {_rows}."))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader?.Dispose();
}
