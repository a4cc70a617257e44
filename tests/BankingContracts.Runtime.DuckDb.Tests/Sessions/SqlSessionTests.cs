using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Telemetry;

namespace BankingContracts.Runtime.DuckDb.Tests.Sessions;

public sealed class SqlSessionTests : IDisposable
{
    /// <summary>A statement that takes longer than anybody waits.</summary>
    private const string Endless = "select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b";

    private readonly SqlSession _session = new(DuckDbSession.InMemory());

    [Fact]
    public async Task ARunningStatementStopsWhenItsStepIsCancelled()
    {
        using var source = new CancellationTokenSource();
        using var listener = Listen(started: text =>
        {
            if (text == StatementText.WithoutValues(Endless, '"'))
                source.CancelAfter(TimeSpan.FromMilliseconds(10));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(
            () => _session.Within(() => Executed(Endless), source.Token), TestContext.Current.CancellationToken));
        Assert.Equal(1, _session.Scalar<int>("select 1"));
    }

    [Fact]
    public void AStepThatIsCancelledBeginsNoStatement()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _session.Within(() => Executed("create table t (a integer)"), source.Token));
        Assert.Equal(0, _session.Statements);
    }

    [Fact]
    public void WhatFollowsACancelledStepIsNotCancelled()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => _session.Within(() =>
        {
            source.Cancel();
            return Executed("create table t (a integer)");
        }, source.Token));

        Assert.Equal(1, _session.Within(() => _session.Scalar<int>("select 1"), CancellationToken.None));
    }

    [Fact]
    public async Task StatementsAndLoadsAreCounted()
    {
        _session.Execute("create table t (a integer)");
        await _session.LoadAsync("memory.main.t", static rows =>
        {
            rows.Add(1);
            rows.Add(2);
        });
        Assert.Equal(3, _session.Rows("select a from t", static r => r.GetInt32(0)).Sum());
        Assert.Equal(2, _session.Scalar<long>("select count(*) from t where a <> 3"));
        using (_session.Read("select a from t"))
        {
            // Only counted.
        }

        Assert.Equal(5, _session.Statements);
    }

    [Fact]
    public void AStatementThatFailsIsCountedToo()
    {
        Assert.ThrowsAny<System.Data.Common.DbException>(() => _session.Execute("select no_column"));
        Assert.Equal(1, _session.Statements);
    }

    [Fact]
    public void EveryStatementIsTraced()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = Listen(traced.Enqueue);

        _session.Execute("select 'a value' as traced_once");

        Assert.Single(traced, "select ? as traced_once");
    }

    [Fact]
    public async Task TheTextOfAStatementIsNotLookedAtWhileNobodyListens()
    {
        await using var session = new SqlSession(new MuteSession());
        await session.ExecuteAsync("select 1");

        using var listener = Listen(static _ => { });
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.ExecuteAsync("select 1"));
    }

    public void Dispose() => _session.Dispose();

    private bool Executed(string sql)
    {
        _session.Execute(sql);
        return true;
    }

    /// <summary>Calls <paramref name="started"/> with the text of each statement of any session of this process, also while a test reads.</summary>
    private static ActivityListener Listen(Action<string> started)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PipelineTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => started(activity.GetTagItem("db.query.text") as string ?? ""),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>Does nothing, and fails when somebody describes its statements.</summary>
    private sealed class MuteSession : ISqlSession
    {
        public string System => throw new InvalidOperationException("Nobody listens.");

        public Task ExecuteAsync(string sql, CancellationToken cancellation) => Task.CompletedTask;

        public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
