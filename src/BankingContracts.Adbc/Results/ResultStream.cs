using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Ipc;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Results;

/// <summary>
/// The record batches that a driver returns. Arrow has an importer of its own for such streams; it drops the status, the SQLSTATE and the
/// details of an error, and it reads buffers of empty batches, which may be missing.
/// </summary>
internal sealed unsafe class ResultStream : IArrowArrayStream
{
    private readonly StreamHandle _handle;
    private readonly OpenObjects _siblings;
    private readonly Action _cancel;
    private int _readers;
    private bool _hasEnded;

    /// <summary>Takes a stream that a driver has filled.</summary>
    /// <param name="handle">The stream; it is closed with this one.</param>
    /// <param name="siblings">Where the stream is listed while it is open.</param>
    /// <param name="cancel">Cancels the statement that makes the rows.</param>
    /// <exception cref="AdbcException">The driver cannot tell the columns, or one of them has a type that Arrow for .NET does not know.</exception>
    public ResultStream(StreamHandle handle, OpenObjects siblings, Action cancel)
    {
        (_handle, _siblings, _cancel) = (handle, siblings, cancel);
        try
        {
            Schema = ReadSchema();
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        siblings.Add(this);
    }

    /// <inheritdoc/>
    public Schema Schema { get; }

    /// <summary>The number for "cancelled" in the C library of this system.</summary>
    private static int Cancelled => OperatingSystem.IsWindows() ? 105 : OperatingSystem.IsMacOS() ? 89 : 125;

    /// <summary>Reads the next batch, which the caller disposes; null at the end. It works on the thread of the caller.</summary>
    /// <exception cref="AdbcException">The statement failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The stream, its statement or its connection is closed.</exception>
    public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interruption = Interruption.Of(_cancel, cancellationToken);
        Interlocked.Increment(ref _readers);
        _handle.Parent.BeginCall();
        try
        {
            return new(Next());
        }
        catch (AdbcException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Interruption.Stopped(e, cancellationToken);
        }
        finally
        {
            _handle.Parent.EndCall();
            Interlocked.Decrement(ref _readers);
        }
    }

    /// <summary>Closes the stream. If another thread reads, its statement is cancelled, and the stream ends with that call.</summary>
    public void Dispose()
    {
        if (Volatile.Read(ref _readers) > 0)
            _handle.Parent.StopCalls();
        _siblings.Remove(this);
        _handle.Dispose();
    }

    private RecordBatch? Next()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        var isKept = false;
        _handle.DangerousAddRef(ref isKept);
        try
        {
            using var waiting = RuntimeSignals.Wait();
            while (!_hasEnded)
            {
                CArrowArray array = default;
                Check(_handle.Stream->GetNext(_handle.Stream, &array), "get_next");
                if (((NativeArray*)&array)->Release == null)
                    _hasEnded = true;
                else if (array.length == 0)
                    CArrowArray.CallReleaseFunc(&array);
                else
                    return CArrowArrayImporter.ImportRecordBatch(&array, Schema);
            }

            return null;
        }
        finally
        {
            _handle.DangerousRelease();
        }
    }

    private Schema ReadSchema()
    {
        using var waiting = RuntimeSignals.Wait();
        CArrowSchema schema = default;
        Check(_handle.Stream->GetSchema(_handle.Stream, &schema), "get_schema");
        return ArrowSchemas.Import(&schema, _handle.Parent.Driver);
    }

    /// <exception cref="AdbcException">The call returned an error.</exception>
    private void Check(int code, string call)
    {
        if (code == 0)
            return;
        var driver = _handle.Parent.Driver;
        var status = code == Cancelled ? AdbcStatusCode.Cancelled : AdbcStatusCode.IOError;
        if (driver.Table->Since110.ErrorFromArrayStream is var errorOf && errorOf != null)
        {
            var told = AdbcStatusCode.Success;
            var error = errorOf(_handle.Stream, &told);

            // The error belongs to the stream: it is read and not freed.
            if (error != null)
                throw NativeErrors.Read(told == AdbcStatusCode.Success ? status : told, error, driver, call, _handle.Parent.Secrets);
        }

        var message = Marshal.PtrToStringUTF8((nint)_handle.Stream->GetLastError(_handle.Stream));
        throw string.IsNullOrWhiteSpace(message)
            ? NativeErrors.Read(status, error: null, driver, call, _handle.Parent.Secrets)
            : new AdbcException(_handle.Parent.Secrets.Hide(message), status);
    }
}
