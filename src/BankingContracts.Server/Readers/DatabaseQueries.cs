using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Results;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Readers;

/// <summary>Asks the pipeline's database for people and programs: a few queries at a time, each with a limit of time.</summary>
internal sealed class DatabaseQueries(DatabaseReaders readers, ServerOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>The most rows that a page or a document shows.</summary>
    public const int MostRows = 1000;

    /// <summary>How long a page waits for rows.</summary>
    public static readonly TimeSpan ForPage = TimeSpan.FromSeconds(60);

    /// <summary>How long a file of rows may take, from the question to the last byte: a run waits for it.</summary>
    public static readonly TimeSpan ForFile = TimeSpan.FromMinutes(10);

    private const int MostAtATime = 4;

    private readonly SemaphoreSlim _places = new(MostAtATime);

    /// <summary>The first rows of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="most">The most rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The query is refused, took too long, or the database cannot be read now.</exception>
    public Task<QueryAnswer> AskAsync(DatabaseQuery query, int most, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        return ReadAsync(
            ForPage,
            async (reader, stop) =>
            {
                var past = query.AsOf is { } at ? await PastAnswer.OfAsync(reader, options.Pipeline, at, stop) : null;
                await using var rows = await query.AskAsync(reader, stop);
                return (await FirstAsync(rows, most, stop)) with { Elapsed = clock.GetElapsedTime(start), Past = past };
            },
            cancellation);
    }

    /// <summary>Passes all rows of a query on.</summary>
    /// <param name="query">The query.</param>
    /// <param name="write">Writes the rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The query is refused, took too long, or the database cannot be read now.</exception>
    public Task WriteAsync(DatabaseQuery query, Func<DbDataReader, CancellationToken, Task> write, CancellationToken cancellation) => ReadAsync(
        ForFile,
        async (reader, stop) =>
        {
            await using var rows = await query.AskAsync(reader, stop);
            await write(rows, stop);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<T> ReadAsync<T>(TimeSpan limit, Func<IEngineReader, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, time.Token);
        try
        {
            await _places.WaitAsync(stop.Token);
            try
            {
                return await readers.ReadAsync(reader => read(reader, stop.Token), stop.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException e) when (time.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw PipelineException.BadInput(
                string.Create(CultureInfo.InvariantCulture, $"The query was stopped after {limit.TotalSeconds:0} seconds, the longest time that the service allows; ask for less."), e);
        }
    }

    private static async Task<QueryAnswer> FirstAsync(DbDataReader reader, int most, CancellationToken cancellation)
    {
        var rows = new RowReader(reader);
        List<QueryColumn> columns = [.. rows.Names.Select((name, i) => new QueryColumn(name, reader.GetDataTypeName(i), rows.IsNumber(i), reader.GetFieldType(i) == typeof(DateTime)))];
        List<object?[]> first = [];
        while (await rows.ReadAsync(cancellation))
        {
            if (first.Count == most)
                return new(columns, first, HasMore: true, default);
            first.Add([.. columns.Select((_, i) => rows[i])]);
        }

        return new(columns, first, HasMore: false, default);
    }
}
