using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>A statement is asked for until it ends, and its end is told.</summary>
public sealed class StatementTests
{
    private static readonly SparkErrors Errors = new(new PlatformWords("Databricks does not answer.", "", "", "The right is missing."));

    [Fact]
    public async Task AStatementIsAskedForLessAndLessOften()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Statements.PollsBeforeEnd = 20;
        Assert.Equal([1], await workspace.NumbersAsync());
        Assert.Equal([0.05, 0.075], workspace.Waits.Take(2));
        Assert.Equal(2, workspace.Waits[^1]);
        Assert.True(workspace.Server.Requests.Count(r => r == Route.Status) > 20);
    }

    [Fact]
    public async Task TheRowsOfAStatementThatReturnsNoneAreNotFetched()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        await workspace.ExecuteAsync();
        Assert.DoesNotContain(Route.Storage, workspace.Server.Requests);
    }

    [Fact]
    public async Task AnErrorHasItsClassAndItsState()
    {
        await using var workspace = await Workspace.StartAsync(Failing("[CAST_INVALID_INPUT] The value 'x' cannot be cast.", "22018"));
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.NumbersAsync());
        Assert.Equal("22018", error.SqlState);
        Assert.Equal(new SparkError("CAST_INVALID_INPUT", "22018", IsOfServer: true), SparkError.Of(error));
        Assert.Equal(SqlErrorKind.Data, Errors.KindOf(error));
    }

    [Fact]
    public async Task AMissingTableIsKnown()
    {
        await using var workspace = await Workspace.StartAsync(Failing("[TABLE_OR_VIEW_NOT_FOUND] The table cannot be found. SQLSTATE: 42P01; line 1 pos 14", "42P01"));
        Assert.True(SparkError.Of(await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync())).IsOfMissingTable);
    }

    [Theory]
    [InlineData("[INSUFFICIENT_PERMISSIONS] Insufficient privileges. SQLSTATE: 42501", "42501")]
    [InlineData("PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'main'.", null)]
    public async Task AMissingRightIsToldWithoutTheServersWords(string message, string? state)
    {
        await using var workspace = await Workspace.StartAsync(Failing(message, state));
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.StartsWith("The right is missing.", Errors.OnRunning(error)?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWarehouseThatCannotRunStatementsIsUnavailable()
    {
        await using var workspace = await Workspace.StartAsync(Failing("Try later", null, "TEMPORARILY_UNAVAILABLE"));
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Equal("Databricks does not answer. Nothing was changed.", Errors.OnRunning(error)?.Message);
    }

    /// <summary>A run is tried again only where others or the machine are the cause.</summary>
    [Fact]
    public void TheSentenceOfAnErrorSaysWhetherItMayPass()
    {
        Assert.True(MayPass(new DatabricksException()));
        Assert.True(MayPass(DatabricksException.OfStatement("[TASK_WRITE_FAILED] Task failed while writing rows.", null)));
        Assert.True(MayPass(DatabricksException.OfStatement("[DELTA_CONCURRENT_APPEND] Files were added by a concurrent update.", "2D521")));
        Assert.False(MayPass(DatabricksException.OfStatement("Job aborted: java.lang.OutOfMemoryError: Java heap space", null)));
        Assert.False(MayPass(DatabricksException.OfStatement("[INSUFFICIENT_PERMISSIONS] No right.", "42501")));
        Assert.False(MayPass(DatabricksException.Refused("The token is refused.")));

        static bool MayPass(DatabricksException error) => Errors.OnRunning(error)!.MayPass;
    }

    [Fact]
    public async Task ACancellationStopsTheStatementOnTheServer()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource();
        await using var workspace = await Workspace.StartAsync(new ScriptedWarehouse(async (_, cancellation) =>
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                return WarehouseResult.None;
            }
            finally
            {
                stopped.SetResult();
            }
        }));
        await using var session = workspace.Open();
        using var cancel = new CancellationTokenSource();
        var running = session.WithinAsync(async () => await session.ScalarAsync<int>("select n"), cancel.Token);
        await begun.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(stopped.Task.IsCompleted);
        Assert.Contains(Route.Cancel, workspace.Server.Requests);
    }

    [Fact]
    public async Task ASentenceTellsThatSomebodyElseCancelled()
    {
        await using var workspace = await Workspace.StartAsync(new ScriptedWarehouse(static (_, _) => Task.FromCanceled<WarehouseResult>(new CancellationToken(canceled: true))));
        var error = await Assert.ThrowsAsync<DatabricksException>(() => workspace.ExecuteAsync());
        Assert.Equal("Somebody cancelled a statement in Databricks. Run again. Nothing was changed.", Errors.OnRunning(error)?.Message);
    }

    private static ScriptedWarehouse Failing(string message, string? state, string code = "BAD_REQUEST") =>
        new((_, _) => Task.FromException<WarehouseResult>(new WarehouseException(message, state, code)));
}
