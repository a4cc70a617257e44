using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using BankingContracts.Adbc.Reading;

namespace BankingContracts.Adbc.Tests.Reading;

/// <summary>Types and layouts that no driver of these tests returns.</summary>
public sealed class ArrowColumnsTests
{
    public static TheoryData<string, IArrowArray, object> Arrays => new()
    {
        { "large text", new LargeStringArray(Widen(new StringArray.Builder().Append("Zürich").Append("").Build(), LargeStringType.Default)), "Zürich" },
        { "text view", new StringViewArray.Builder().Append("a text of more than twelve bytes").Append("").Build(), "a text of more than twelve bytes" },
        { "large bytes", new LargeBinaryArray(Widen(new BinaryArray.Builder().Append([1, 2]).Append([3]).Build(), LargeBinaryType.Default)), new byte[] { 1, 2 } },
        { "byte view", new BinaryViewArray.Builder().Append([1, 2]).Append([3]).Build(), new byte[] { 1, 2 } },
        { "seconds", Timestamps(TimeUnit.Second, null, -1), new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Unspecified) },
        { "milliseconds", Timestamps(TimeUnit.Millisecond, null, 1), new DateTime(1970, 1, 1, 0, 0, 0, 1, DateTimeKind.Unspecified) },
        { "nanoseconds", Timestamps(TimeUnit.Nanosecond, null, 100), new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(1) },
        { "a zone", Timestamps(TimeUnit.Microsecond, "Europe/Zurich", 0), DateTime.UnixEpoch },
        { "decimal of 32 bits", new Decimal32Array.Builder(new Decimal32Type(5, 2)).Append(-1.25m).Append(0m).Build(), -1.25m },
        { "decimal of 64 bits", new Decimal64Array.Builder(new Decimal64Type(18, 2)).Append(-1.25m).Append(0m).Build(), -1.25m },
    };

    [Theory]
    [MemberData(nameof(Arrays))]
    public async Task AValueIsReadFromEachLayout(string name, IArrowArray array, object expected)
    {
        await using var rows = Read(name, array);
        Assert.True(rows.Read());

        Assert.Equal(expected, rows.GetValue(0));
        if (expected is DateTime time)
            Assert.Equal(time.Kind, rows.GetDateTime(0).Kind);
    }

    [Fact]
    public void APartOfAnArrayIsReadFromItsOwnBeginning()
    {
        using var whole = new RecordBatch.Builder()
            .Append("flag", true, new BooleanArray.Builder().Append(true).Append(false).AppendNull().Append(true).Build())
            .Append("number", true, new Int32Array.Builder().Append(1).Append(2).AppendNull().Append(4).Build())
            .Append("text", true, new StringArray.Builder().Append("a").Append("bb").AppendNull().Append("d").Build())
            .Append("money", true, new Decimal128Array.Builder(new Decimal128Type(18, 2)).Append(1m).Append(2.5m).AppendNull().Append(4m).Build())
            .Append("bytes", true, new BinaryArray.Builder().Append([1]).Append([2, 2]).AppendNull().Append([4]).Build())
            .Append("day", true, new Date32Array.Builder().Append(new DateOnly(2020, 1, 1)).Append(new DateOnly(2020, 1, 2)).AppendNull().Append(new DateOnly(2020, 1, 4)).Build())
            .Build();
        using var rows = new ArrowDataReader(new OneBatch(whole.Slice(1, 3)));

        Assert.True(rows.Read());
        Assert.Equal([false, 2, "bb", 2.5m, new byte[] { 2, 2 }, new DateOnly(2020, 1, 2)], Row(rows));
        Assert.True(rows.Read());
        Assert.All(Row(rows), static value => Assert.Equal(DBNull.Value, value));
        Assert.True(rows.Read());
        Assert.Equal([true, 4, "d", 4m, new byte[] { 4 }, new DateOnly(2020, 1, 4)], Row(rows));
        Assert.False(rows.Read());
    }

    [Fact]
    public void AColumnOfNothingButNullIsRead()
    {
        using var rows = Read("nothing", new NullArray(1));
        Assert.True(rows.Read());

        Assert.True(rows.IsDBNull(0));
        Assert.Equal(DBNull.Value, rows.GetValue(0));
    }

    [Fact]
    public void TheReaderDisposesTheStreamThenItsOwner()
    {
        var order = new List<string>();
        using var batch = new RecordBatch.Builder().Append("n", false, new Int32Array.Builder().Append(1).Build()).Build();
        var rows = new ArrowDataReader(new OneBatch(batch) { OnDispose = () => order.Add("stream") }, new Owner(() => order.Add("owner")));
        rows.Dispose();
        rows.Dispose();

        Assert.Equal(["stream", "owner"], order);
    }

    private static ArrowDataReader Read(string name, IArrowArray array) =>
        new(new OneBatch(new RecordBatch(new Schema([new Field(name, array.Data.DataType, nullable: true)], null), [array], array.Length)));

    private static object[] Row(ArrowDataReader rows)
    {
        var values = new object[rows.FieldCount];
        rows.GetValues(values);
        return values;
    }

    private static TimestampArray Timestamps(TimeUnit unit, string? zone, long value) =>
        new(new TimestampType(unit, zone), new ArrowBuffer.Builder<long>().Append(value).Build(), ArrowBuffer.Empty, 1, 0, 0);

    /// <summary>The same values with offsets of 64 bits.</summary>
    private static ArrayData Widen(BinaryArray array, IArrowType type)
    {
        var offsets = new ArrowBuffer.Builder<long>();
        foreach (var offset in array.ValueOffsets)
            offsets.Append(offset);
        return new(type, array.Length, 0, 0, [ArrowBuffer.Empty, offsets.Build(), array.ValueBuffer]);
    }

    private sealed class OneBatch(RecordBatch batch) : IArrowArrayStream
    {
        private RecordBatch? _next = batch;

        public Schema Schema { get; } = batch.Schema;

        public Action? OnDispose { get; init; }

        public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default) => new(Interlocked.Exchange(ref _next, null));

        public void Dispose() => OnDispose?.Invoke();
    }

    private sealed class Owner(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}
