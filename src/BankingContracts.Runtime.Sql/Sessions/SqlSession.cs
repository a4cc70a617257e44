using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using BankingContracts.Runtime.Telemetry;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>
/// The one place through which the statements of an engine's session pass: here they are counted, timed and traced, and here the one that runs
/// is stopped when a step is cancelled. Traces and metrics are those of <see cref="PipelineTelemetry"/>; they have no value of a statement.
/// </summary>
/// <param name="session">The engine's session; it is disposed with this one.</param>
public sealed class SqlSession(ISqlSession session) : IAsyncDisposable
{
    // The boundaries are those of OpenTelemetry's conventions for databases.
    private static readonly Histogram<double> Durations = PipelineTelemetry.Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "How long statements took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    private const string SystemTag = "db.system.name";
    private const string ErrorTag = "error.type";

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
    private Activity? Begin(string sql)
    {
        var text = StatementText.WithoutValues(sql, session.NameQuote);
        var operation = StatementText.Operation(text);
        return PipelineTelemetry.Source.StartActivity(
            operation, ActivityKind.Client, parentContext: default, tags: [new(SystemTag, session.System), new("db.operation.name", operation), new("db.query.text", text)]);
    }

    private TagList Tags(string? error)
    {
        var tags = new TagList { { SystemTag, session.System } };
        if (error is not null)
            tags.Add(ErrorTag, error);
        return tags;
    }

    private async Task<T> MeasuredAsync<T>(string text, Func<Task<T>> statement)
    {
        ThrowIfCancelled();
        using var trace = PipelineTelemetry.Source.HasListeners() ? Begin(text) : null;
        var start = Stopwatch.GetTimestamp();
        string? error = null;
        try
        {
            return await statement();
        }
        catch (DbException e)
        {
            // The engine's words may hold values.
            error = e.GetType().Name;
            trace?.SetStatus(ActivityStatusCode.Error).SetTag(ErrorTag, error);
            throw;
        }
        finally
        {
            Statements++;
            var elapsed = Stopwatch.GetElapsedTime(start);
            Elapsed += elapsed;
            if (Durations.Enabled)
                Durations.Record(elapsed.TotalSeconds, Tags(error));
        }
    }
}
