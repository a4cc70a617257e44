using Apache.Arrow;
using Apache.Arrow.Ipc;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class BindTests : IDisposable
{
    private readonly DuckDbConnection _duck = new();

    public BindTests() => _duck.Execute("create table t (a bigint, b varchar)");

    public void Dispose() => _duck.Dispose();

    [Fact]
    public void ARowIsBoundToTheParameters()
    {
        using var statement = _duck.Statement("insert into t values (?, ?)");
        using (var batch = Batch(1, 1))
            statement.Bind(batch, batch.Schema);
        statement.ExecuteUpdate();

        Assert.Equal("1 row 1", Content());
    }

    [Fact]
    public void ABatchIsLoaded()
    {
        using var statement = Load();
        using (var batch = Batch(1, 3))
            statement.Bind(batch, batch.Schema);
        statement.ExecuteUpdate();

        Assert.Equal("1 row 1, 2 row 2, 3 row 3", Content());
    }

    [Fact]
    public void AllBatchesOfAStreamAreLoaded()
    {
        var batches = new Batches([Batch(1, 2), Batch(3, 1)]);
        using (var statement = Load())
        {
            statement.BindStream(batches);
            Assert.Equal(3, statement.ExecuteUpdate().AffectedRows);
        }

        Assert.Equal("1 row 1, 2 row 2, 3 row 3", Content());
        Assert.True(batches.IsDisposed);
    }

    [Fact]
    public void AStreamThatFailsEndsTheStatement()
    {
        using var statement = Load();
        var failure = new InvalidDataException("The file is cut.");
        statement.BindStream(new Batches([Batch(1, 2)]) { Failure = failure });

        var error = Assert.Throws<AdbcException>(statement.ExecuteUpdate);
        Assert.Same(failure, error.InnerException);
        Assert.Contains("The file is cut.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatNobodyRanAreFreedWithTheStatement()
    {
        var batches = new Batches([Batch(1, 2)]);
        using (var statement = Load())
            statement.BindStream(batches);

        Assert.True(batches.IsDisposed);
    }

    [Fact]
    public void APreparedStatementRunsWithOtherRows()
    {
        using var statement = _duck.Statement("insert into t values (?, ?)");
        statement.Prepare();
        foreach (var first in new[] { 1, 2 })
        {
            using var batch = Batch(first, 1);
            statement.Bind(batch, batch.Schema);
            statement.ExecuteUpdate();
        }

        Assert.Equal("1 row 1, 2 row 2", Content());
    }

    /// <summary>A statement that loads what is bound to it.</summary>
    private AdbcStatement Load()
    {
        var statement = _duck.Connection.CreateStatement();
        statement.SetOption("adbc.ingest.target_table", "t");
        statement.SetOption("adbc.ingest.mode", "adbc.ingest.mode.append");
        return statement;
    }

    private string Content() => (string)_duck.Scalar("select string_agg(a || ' ' || b, ', ' order by a) from t");

    private static RecordBatch Batch(int first, int count) => new RecordBatch.Builder()
        .Append("a", nullable: false, columns => columns.Int64(c => c.AppendRange(Enumerable.Range(first, count).Select(static i => (long)i))))
        .Append("b", nullable: false, columns => columns.String(c => c.AppendRange(Enumerable.Range(first, count).Select(static i => $"row {i}"))))
        .Build();

    private sealed class Batches(IReadOnlyList<RecordBatch> batches) : IArrowArrayStream
    {
        private int _next;

        public Schema Schema => batches[0].Schema;

        /// <summary>What the stream throws at its end.</summary>
        public Exception? Failure { get; init; }

        public bool IsDisposed { get; private set; }

        public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
        {
            if (_next < batches.Count)
                return new(batches[_next++]);
            return Failure is null ? default : throw Failure;
        }

        public void Dispose() => IsDisposed = true;
    }
}
