using System.Data.Common;
using System.Diagnostics;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>
/// The one place through which the statements of an engine's session pass: here they are counted, timed and traced, and here the one that runs
/// is stopped when a step is cancelled. A trace is an activity of the source <see cref="TraceSource"/> for each statement.
/// </summary>
/// <param name="session">The engine's session; it is disposed with this one.</param>
public sealed class SqlSession(ISqlSession session) : IAsyncDisposable
{
    /// <summary>The name of the source of traces.</summary>
    public const string TraceSource = "BankingContracts.Sql";

    private static readonly ActivitySource Traces = new(TraceSource);
    private CancellationToken _cancellation;

    /// <summary>The number of statements so far, bulk loads included.</summary>
    public long Statements { get; private set; }

    /// <summary>The time that they took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Does a step whose statements stop when <paramref name="cancellation"/> asks for it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<T> WithinAsync<T>(Func<Task<T>> step, CancellationToken cancellation)
    {
        var outer = _cancellation;
        _cancellation = cancellation;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return await step();
        }
        finally
        {
            _cancellation = outer;
        }
    }

    /// <inheritdoc cref="WithinAsync{T}(Func{Task{T}}, CancellationToken)"/>
    public Task WithinAsync(Func<Task> step, CancellationToken cancellation) => WithinAsync(
        async () =>
        {
            await step();
            return true;
        },
        cancellation);

    /// <summary>Ends a step that was cancelled, where it works on something else than a statement.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ThrowIfCancelled() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>Runs a statement that returns no rows.</summary>
    public Task ExecuteAsync(string sql) => MeasuredAsync(sql, async () =>
    {
        await session.ExecuteAsync(sql, _cancellation);
        return true;
    });

    /// <summary>The single value of a query.</summary>
    public async Task<T> ScalarAsync<T>(string sql) => (await RowsAsync(sql, static r => r.GetFieldValue<T>(0)))[0];

    /// <summary>The first row of a query, read by <paramref name="read"/>.</summary>
    public async Task<T> RowAsync<T>(string sql, Func<DbDataReader, T> read) => (await RowsAsync(sql, read))[0];

    /// <summary>All rows of a query, each read by <paramref name="read"/>.</summary>
    public Task<List<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> read) => MeasuredAsync(sql, async () =>
    {
        await using var reader = await session.QueryAsync(sql, _cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(_cancellation))
            rows.Add(read(reader));
        return rows;
    });

    /// <summary>The rows of a query as they come; the caller disposes the reader.</summary>
    public Task<DbDataReader> ReadAsync(string sql) => MeasuredAsync(sql, () => session.QueryAsync(sql, _cancellation));

    /// <summary>The number of rows of a relation.</summary>
    /// <param name="relation">A table, or a query in parentheses; a condition may follow.</param>
    public Task<long> CountAsync(string relation) => ScalarAsync<long>($"select count(*) from {relation}");

    /// <summary>Loads rows into a table in bulk; the session must be an <see cref="IBulkSession"/>.</summary>
    /// <param name="table">The table, quoted and qualified.</param>
    /// <param name="write">Writes the rows.</param>
    public Task LoadAsync(string table, Action<IRowWriter> write) => MeasuredAsync("load " + table, async () =>
    {
        await ((IBulkSession)session).LoadAsync(table, write, _cancellation);
        return true;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => session.DisposeAsync();

    /// <summary>Begins a trace; the names are those of OpenTelemetry's conventions for databases.</summary>
    private Activity? Begin(string text) => Traces.StartActivity(
        "statement", ActivityKind.Client, parentContext: default, tags: [new("db.system.name", session.System), new("db.query.text", text)]);

    private async Task<T> MeasuredAsync<T>(string text, Func<Task<T>> statement)
    {
        ThrowIfCancelled();
        using var trace = Traces.HasListeners() ? Begin(text) : null;
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await statement();
        }
        catch (DbException e)
        {
            // The engine's words may hold values.
            trace?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().Name);
            throw;
        }
        finally
        {
            Statements++;
            Elapsed += Stopwatch.GetElapsedTime(start);
        }
    }
}
