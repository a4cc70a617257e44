using System.Collections;
using System.Data;
using System.Data.Common;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Reading;

/// <summary>
/// Reads record batches row by row. Only one batch is held at a time; it is disposed when the reader moves on. Columns are typed as Arrow types
/// them, and a value is read without loss or not at all:
/// <list type="bullet">
/// <item>Whole numbers are read as any whole type that holds the value, and as decimal.</item>
/// <item>Decimals are read as decimal where it holds all digits, as a whole number where they have no fraction, and as text with all digits
/// (<see cref="GetString"/>).</item>
/// <item>Dates are <see cref="DateOnly"/>; <see cref="GetDateTime"/> gives their midnight.</item>
/// <item>Timestamps are <see cref="DateTime"/>: of kind Unspecified without a time zone, of kind Utc with one. Those with one are
/// <see cref="DateTimeOffset"/>, too.</item>
/// </list>
/// A NULL is <see cref="DBNull.Value"/> to <see cref="GetValue"/> and an <see cref="InvalidCastException"/> to the other members.
/// </summary>
// CA1010: the base class lists rows as IDataRecord, without a type.
#pragma warning disable CA1010
public sealed class ArrowDataReader : DbDataReader
#pragma warning restore CA1010
{
    private readonly IArrowArrayStream _stream;
    private readonly IDisposable? _owner;
    private readonly ArrowColumn[] _columns;
    private RecordBatch? _batch;
    private int _row = -1;
    private bool _hasEnded;
    private bool _isClosed;
    private bool? _hasRows;

    /// <summary>Reads <paramref name="stream"/>.</summary>
    /// <param name="stream">The rows; disposed with the reader.</param>
    /// <param name="owner">What the stream needs while it is read, for example its statement; disposed after the stream.</param>
    public ArrowDataReader(IArrowArrayStream stream, IDisposable? owner = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (_stream, _owner) = (stream, owner);
        _columns = [.. stream.Schema.FieldsList.Select(ArrowColumns.Of)];
    }

    /// <inheritdoc/>
    public override int FieldCount => _columns.Length;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override bool IsClosed => _isClosed;

    /// <summary>Always -1: a stream of rows does not tell how many rows a statement wrote.</summary>
    public override int RecordsAffected => -1;

    /// <summary>Whether the result has a row. It may wait for the first batch.</summary>
    public override bool HasRows
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_hasRows is null)
                AdvanceAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return _hasRows == true;
        }
    }

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Moves to the next row.</summary>
    /// <exception cref="DbException">The statement failed.</exception>
    /// <exception cref="ObjectDisposedException">The reader, its statement or its connection is closed.</exception>
    public override bool Read() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Moves to the next row. At the end of a batch it waits for the next one.</summary>
    /// <exception cref="DbException">The statement failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader, its statement or its connection is closed.</exception>
    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if ((_batch is null || _row + 1 >= _batch.Length) && !await AdvanceAsync(cancellationToken))
            return false;
        _row++;
        return true;
    }

    /// <summary>Always false: a stream is one result.</summary>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        Free(_batch);
        _batch = null;
        _stream.Dispose();
        _owner?.Dispose();
    }

    /// <inheritdoc/>
    public override string GetName(int ordinal) => _columns[ordinal].Name;

    /// <summary>The place of a column: of the first one with exactly this name, else of the first one whose name differs only in case.</summary>
    /// <exception cref="IndexOutOfRangeException">No column has the name.</exception>
    public override int GetOrdinal(string name)
    {
        var place = System.Array.FindIndex(_columns, c => c.Name == name);
        if (place < 0)
            place = System.Array.FindIndex(_columns, c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        // The exception that DbDataReader documents.
#pragma warning disable CA2201
        return place >= 0 ? place : throw new IndexOutOfRangeException($"The result has no column {name}.");
#pragma warning restore CA2201
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => _columns[ordinal].TypeName;

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => _columns[ordinal].ValueType;

    /// <inheritdoc/>
    public override DataTable GetSchemaTable() => ArrowSchemaTable.Of(_columns);

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Array(ordinal).IsNull(_row);

    /// <summary>The value in the .NET type that fits the column best (<see cref="GetFieldType"/>).</summary>
    /// <exception cref="OverflowException">The type cannot hold it.</exception>
    /// <exception cref="InvalidCastException">No .NET type stands for the column's type.</exception>
    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : _columns[ordinal].Value(_row);

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Column(ordinal).Boolean(_row);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)Column(ordinal).Whole(_row));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)Column(ordinal).Whole(_row));

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)Column(ordinal).Whole(_row));

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Column(ordinal).Whole(_row);

    /// <summary>A decimal or a whole number.</summary>
    /// <exception cref="OverflowException">It has more digits than .NET's decimal; <see cref="GetString"/> reads them all.</exception>
    public override decimal GetDecimal(int ordinal) => Column(ordinal).Decimal(_row);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => Column(ordinal).Float(_row);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => Column(ordinal).Double(_row);

    /// <summary>A text; or a decimal with all its digits, also where no .NET type holds them.</summary>
    public override string GetString(int ordinal) => Column(ordinal).Text(_row);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => Column(ordinal).Timestamp(_row);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetString(ordinal) is [var letter] ? letter : throw new InvalidCastException($"The column {GetName(ordinal)} has a text of more than one letter.");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => Guid.Parse(GetString(ordinal));

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(Column(ordinal).Bytes(_row), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(Column(ordinal).Text(_row).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    /// <summary>The value as <typeparamref name="T"/>: as by the member for this type, or by <see cref="GetValue"/>.</summary>
    public override T GetFieldValue<T>(int ordinal)
    {
        // The runtime knows T when it compiles this and keeps one branch, without a box.
        if (typeof(T) == typeof(bool))
            return (T)(object)GetBoolean(ordinal);
        if (typeof(T) == typeof(byte))
            return (T)(object)GetByte(ordinal);
        if (typeof(T) == typeof(short))
            return (T)(object)GetInt16(ordinal);
        if (typeof(T) == typeof(int))
            return (T)(object)GetInt32(ordinal);
        if (typeof(T) == typeof(long))
            return (T)(object)GetInt64(ordinal);
        if (typeof(T) == typeof(decimal))
            return (T)(object)GetDecimal(ordinal);
        if (typeof(T) == typeof(float))
            return (T)(object)GetFloat(ordinal);
        if (typeof(T) == typeof(double))
            return (T)(object)GetDouble(ordinal);
        if (typeof(T) == typeof(string))
            return (T)(object)GetString(ordinal);
        if (typeof(T) == typeof(DateOnly))
            return (T)(object)Column(ordinal).Date(_row);
        if (typeof(T) == typeof(DateTime))
            return (T)(object)GetDateTime(ordinal);
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)Column(ordinal).Instant(_row);
        if (typeof(T) == typeof(object))
            return (T)GetValue(ordinal);
        return Column(ordinal).Value(_row) is T value
            ? value
            : throw new InvalidCastException($"The column {GetName(ordinal)} is of type {GetDataTypeName(ordinal)} and cannot be read as {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <summary>The driver frees what it made.</summary>
    private static void Free(RecordBatch? batch)
    {
        using var waiting = RuntimeSignals.Wait();
        batch?.Dispose();
    }

    /// <summary>Moves before the first row of the next batch; false at the end.</summary>
    private async ValueTask<bool> AdvanceAsync(CancellationToken cancellation)
    {
        Free(_batch);
        _batch = null;
        _row = -1;
        while (!_hasEnded)
        {
            var batch = await _stream.ReadNextRecordBatchAsync(cancellation);
            if (batch is null)
            {
                _hasEnded = true;
                break;
            }

            if (batch.Length > 0)
            {
                _batch = batch;
                _hasRows = true;
                for (var i = 0; i < _columns.Length; i++)
                    _columns[i].Attach(batch.Column(i));
                return true;
            }

            Free(batch);
        }

        _hasRows ??= false;
        return false;
    }

    private IArrowArray Array(int ordinal)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_batch is null || _row < 0)
            throw new InvalidOperationException("There is no current row. Call Read, and read values only after it returned true.");
        return _batch.Column(ordinal);
    }

    /// <summary>The column, whose value in the current row is not NULL.</summary>
    private ArrowColumn Column(int ordinal) =>
        Array(ordinal).IsNull(_row) ? throw new InvalidCastException($"The column {GetName(ordinal)} is NULL in this row.") : _columns[ordinal];

    private static long Copy<T>(T[] all, long from, T[]? buffer, int to, int length)
    {
        if (buffer is null)
            return all.Length;
        var count = (int)Math.Clamp(all.Length - from, 0, Math.Min(length, buffer.Length - to));
        System.Array.Copy(all, from, buffer, to, count);
        return count;
    }
}
