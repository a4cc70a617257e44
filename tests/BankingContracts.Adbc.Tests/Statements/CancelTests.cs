using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Reading;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class CancelTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    /// <summary>A statement that takes longer than anybody waits.</summary>
    private const string Endless = "select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b";

    /// <summary>Its rows come at once, and there is no end of them.</summary>
    private const string EndlessRows = "select a.range from range(10000000) as a, range(10000000) as b where a.range + b.range < 0";

    [Fact]
    public async Task AnotherThreadEndsALongStatement()
    {
        using var statement = duck.Statement(Endless);
        var running = Task.Run(() => Drain(statement), TestContext.Current.CancellationToken);

        // The driver forgets a cancellation that comes before it has begun.
        while (!running.IsCompleted)
        {
            statement.Cancel();
            await Task.Yield();
        }

        await Assert.ThrowsAsync<AdbcException>(() => running);
        Assert.Equal(1, duck.Scalar("select 1"));
    }

    [Fact]
    public async Task ATokenEndsALongStatement()
    {
        using var source = new CancellationTokenSource();
        using var statement = duck.Statement(Endless);
        var running = statement.ExecuteQueryAsync(source.Token);
        await source.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(1, duck.Scalar("select 1"));
    }

    [Fact]
    public async Task ATokenEndsTheWaitForABatch()
    {
        using var source = new CancellationTokenSource();
        using var statement = duck.Statement(EndlessRows);
        var running = Task.Run(
            async () =>
            {
                using var stream = (await statement.ExecuteQueryAsync(source.Token)).Stream;
                while (await stream.ReadNextRecordBatchAsync(source.Token) is { } batch)
                    batch.Dispose();
            },
            TestContext.Current.CancellationToken);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, duck.Scalar("select 1"));
    }

    [Fact]
    public async Task AStatementThatIsCancelledBeforehandDoesNotRun()
    {
        duck.Execute("create or replace table untouched (a integer)");
        using var statement = duck.Statement("insert into untouched values (1)");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => statement.ExecuteUpdateAsync(new CancellationToken(canceled: true)));
        Assert.Equal(0L, duck.Scalar("select count(*) from untouched"));
    }

    [Fact]
    public void CancellingAStatementThatDoesNotRunIsHarmless()
    {
        using var statement = duck.Statement("select 1");
        statement.Cancel();
        statement.ExecuteQuery().Stream.Dispose();
    }

    [Fact]
    public async Task ClosingTheConnectionEndsWhatItRuns()
    {
        using var own = new DuckDbConnection();
        var statement = own.Statement(Endless);
        var running = Task.Run(() => Drain(statement), TestContext.Current.CancellationToken);
        while (!statement.Handle.IsInCall)
            await Task.Yield();
        own.Connection.Dispose();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.True(error is AdbcException or ObjectDisposedException, error.ToString());
    }

    private static void Drain(AdbcStatement statement)
    {
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        while (rows.Read())
        {
        }
    }
}
