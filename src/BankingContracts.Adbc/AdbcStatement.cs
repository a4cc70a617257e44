using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Ipc;
using BankingContracts.Adbc.Binding;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;
using BankingContracts.Adbc.Results;

namespace BankingContracts.Adbc;

/// <summary>A statement: SQL, the rows that are bound to its parameters, and its result. It can be run again.</summary>
public sealed unsafe class AdbcStatement : AdbcObject
{
    private BoundStream? _bound;

    internal AdbcStatement(ObjectHandle handle, OpenObjects siblings)
        : base(handle, siblings)
    {
    }

    /// <summary>The SQL; null before it is set.</summary>
    /// <exception cref="AdbcException">The driver refuses it.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public string? SqlQuery
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            using var call = Call();
            using var sql = new Utf8Text(value);
            var error = call.NoError;
            call.Require(call.Driver->StatementSetSqlQuery);
            call.Check(call.Driver->StatementSetSqlQuery(call.Object, sql.Pointer, &error), &error);
            field = value;
        }
    }

    /// <summary>Has the database read the SQL, so that it can be run several times.</summary>
    /// <exception cref="AdbcException">The SQL is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public void Prepare()
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->StatementPrepare);
        call.Check(call.Driver->StatementPrepare(call.Object, &error), &error);
    }

    /// <summary>Binds rows to the parameters: a column for each parameter; the statement runs once for each row.</summary>
    /// <param name="batch">The rows. The caller may dispose them at once: the driver holds its own share.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <exception cref="AdbcException">The driver refuses them.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public void Bind(RecordBatch batch, Schema schema)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(schema);
        using var call = Call();
        call.Require(call.Driver->StatementBind);
        var nativeBatch = CArrowArray.Create();
        var nativeSchema = CArrowSchema.Create();
        try
        {
            _bound = null;
            CArrowArrayExporter.ExportRecordBatch(batch, nativeBatch);
            CArrowSchemaExporter.ExportSchema(schema, nativeSchema);
            var error = call.NoError;
            call.Check(call.Driver->StatementBind(call.Object, nativeBatch, nativeSchema, &error), &error);
        }
        finally
        {
            // A driver that takes the rows over leaves nothing to release here.
            CArrowArray.Free(nativeBatch);
            CArrowSchema.Free(nativeSchema);
        }
    }

    /// <summary>Binds a stream of rows to the parameters.</summary>
    /// <param name="stream">
    /// The rows. The driver reads and disposes the stream when the statement runs; what the stream throws is the inner exception of the
    /// statement's.
    /// </param>
    /// <exception cref="AdbcException">The driver refuses them.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public void BindStream(IArrowArrayStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var call = Call();
        call.Require(call.Driver->StatementBindStream);
        var native = CArrowArrayStream.Create();
        try
        {
            _bound = new BoundStream(stream);
            CArrowArrayStreamExporter.ExportArrayStream(_bound, native);
            var error = call.NoError;
            call.Check(call.Driver->StatementBindStream(call.Object, native, &error), &error);
        }
        finally
        {
            CArrowArrayStream.Free(native);
        }
    }

    /// <summary>Runs a query on the thread of the caller. An earlier result of the statement is invalid from then on.</summary>
    /// <exception cref="AdbcException">The database refuses it, or <see cref="Cancel"/> stopped it.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public QueryResult ExecuteQuery()
    {
        using var call = Call();
        var stream = new StreamHandle(Handle);
        long rows;
        try
        {
            rows = Execute(stream.Stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        if (stream.Stream->Release == null)
        {
            stream.Dispose();
            throw new AdbcException("The statement returns no rows. Run it with ExecuteUpdate.", AdbcStatusCode.InvalidState);
        }

        return new(rows, new ResultStream(stream, Open, Cancel));
    }

    /// <summary>Runs a query on a thread of the pool, and stops it when it is cancelled.</summary>
    /// <exception cref="AdbcException">The database refuses it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public Task<QueryResult> ExecuteQueryAsync(CancellationToken cancellation = default) =>
        Interruption.RunAsync(ExecuteQuery, Cancel, cancellation);

    /// <summary>Runs a statement whose rows, if there are some, nobody reads.</summary>
    /// <exception cref="AdbcException">The database refuses it, or <see cref="Cancel"/> stopped it.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public UpdateResult ExecuteUpdate() => new(Execute(stream: null));

    /// <summary>Runs a statement on a thread of the pool, and stops it when it is cancelled.</summary>
    /// <inheritdoc cref="ExecuteQueryAsync"/>
    public Task<UpdateResult> ExecuteUpdateAsync(CancellationToken cancellation = default) =>
        Interruption.RunAsync(ExecuteUpdate, Cancel, cancellation);

    /// <summary>The columns that the query will return, without running it; drivers of ADBC 1.0.0 cannot tell.</summary>
    /// <exception cref="AdbcException">The SQL is wrong, or the driver cannot tell.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public Schema ExecuteSchema()
    {
        using var call = Call();
        CArrowSchema schema = default;
        var error = call.NoError;
        call.Require(call.Driver->Since110.StatementExecuteSchema);
        call.Check(call.Driver->Since110.StatementExecuteSchema(call.Object, &schema, &error), &error);
        return ArrowSchemas.Import(&schema, Handle.Driver);
    }

    /// <summary>
    /// Cancels the statement while another thread runs it or reads its rows; that thread gets an <see cref="AdbcException"/>. Nothing happens
    /// if it does not run. Any thread may call it.
    /// </summary>
    /// <exception cref="AdbcException">The driver cannot cancel.</exception>
    /// <exception cref="ObjectDisposedException">The statement is closed.</exception>
    public void Cancel()
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->Since110.StatementCancel);
        call.Check(call.Driver->Since110.StatementCancel(call.Object, &error), &error);
    }

    /// <summary>Makes the driver's object.</summary>
    internal void Begin(NativeObject* connection)
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->StatementNew);
        call.Check(call.Driver->StatementNew(connection, call.Object, &error), &error);
    }

    private long Execute(NativeStream* stream)
    {
        using var call = Call();
        call.Require(call.Driver->StatementExecuteQuery);
        long rows = -1;
        var error = call.NoError;
        try
        {
            call.Check(call.Driver->StatementExecuteQuery(call.Object, stream, &rows, &error), &error);
        }
        catch (AdbcException)
        {
            _bound?.ThrowIfFailed();
            throw;
        }

        _bound?.ThrowIfFailed();
        return rows;
    }
}
