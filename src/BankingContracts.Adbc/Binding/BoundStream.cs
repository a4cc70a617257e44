using Apache.Arrow;
using Apache.Arrow.Ipc;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Binding;

/// <summary>
/// Rows that a driver reads. It keeps what they throw: the C interface carries only its message, and DuckDB 1.5 takes a failure for the end
/// of the rows.
/// </summary>
internal sealed class BoundStream(IArrowArrayStream rows) : IArrowArrayStream
{
    private Exception? _failure;

    /// <inheritdoc/>
    public Schema Schema => rows.Schema;

    /// <inheritdoc/>
    public async ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await rows.ReadNextRecordBatchAsync(cancellationToken);
        }
        catch (Exception e)
        {
            _failure = e;
            throw;
        }
    }

    /// <summary>Ends here if the rows failed, whatever the driver says.</summary>
    /// <exception cref="AdbcException">They did; the inner exception is theirs.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new AdbcException(
                $"The rows that were bound to the statement could not be read: {failure.Message} The statement may have written those before.",
                AdbcStatusCode.InvalidData,
                failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();
}
