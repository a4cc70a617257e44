using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Exports;
using BankingContracts.Runtime.Spark.Ingestion;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Publication;
using BankingContracts.Runtime.Spark.Queries;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Retirement;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Spark;

/// <summary>What Spark supplies for a run: steps write nothing, and tables are published one by one behind a marker.</summary>
internal sealed class SparkDatabase : ISqlDatabase, IColumnStatistics
{
    private readonly ISparkServer _server;
    private readonly Lease _lease;
    private readonly IRunPlace _place;
    private readonly SessionGroup _sessions;
    private readonly SparkDialect _sql;
    private readonly MarkedPublication _publication;
    private readonly PipelineDefinition _pipeline;

    public SparkDatabase(
        ISparkServer server,
        SqlSession session,
        SessionGroup sessions,
        SparkDialect sql,
        SparkErrors errors,
        PipelineDefinition pipeline,
        Lease lease,
        IRunPlace place,
        string? note)
    {
        (_server, Session, _sessions, _sql, _pipeline, _lease, _place) = (server, session, sessions, sql, pipeline, lease, place);
        (Errors, Notes) = (errors, note is null ? [] : [note]);
        Loader = new SparkFileLoader(session, sql, place);
        State = new SqlState(session, sql, new VersionedState(sql, () => lease.Tables));
        _publication = new MarkedPublication(sessions, sql, errors, new LockedDatabase(session, sessions, sql, lease, place), SqlState.Tables(sql));
        Reader = new SparkReader(session, sql, errors, pipeline, () => lease.Tables, State, owned: null);
    }

    /// <inheritdoc/>
    public SqlSession Session { get; }

    /// <inheritdoc/>
    public SqlDialect Dialect => _sql;

    /// <inheritdoc/>
    public ISqlErrors Errors { get; }

    /// <inheritdoc/>
    public IFileLoader Loader { get; }

    /// <summary>Nothing is known without reading rows.</summary>
    public IColumnStatistics Statistics => this;

    /// <inheritdoc/>
    public IRowStore? Rows => null;

    /// <inheritdoc/>
    public SqlState State { get; }

    /// <inheritdoc/>
    public IPublication Publication => _publication;

    /// <inheritdoc/>
    public IEngineReader Reader { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync() => Task.FromResult(_lease.Tables.Shapes());

    /// <summary>The publication made them already.</summary>
    public Task PrepareAsync(IReadOnlyList<StoredTable> own) => Task.CompletedTask;

    /// <summary>Contract SQL reads only what it is given; files of this machine are out of the server's reach.</summary>
    public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path) => SparkExporter.ExportAsync(Reader, _pipeline[model.Name], format, path);

    /// <inheritdoc/>
    public Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns) =>
        Task.FromResult<IReadOnlyList<double?>>([.. columns.Select(_ => (double?)null)]);

    /// <summary>Removes retired models: all of them or none. What an earlier run could not finish is completed first.</summary>
    /// <param name="retired">The retired models among the stored tables.</param>
    /// <param name="models">The models that are removed.</param>
    /// <param name="cancellation">Stops it before the first change.</param>
    public async Task<IReadOnlyList<RetiredModel>> RemoveAsync(
        Func<StoredTables, RetiredTables> retired, IReadOnlyCollection<string> models, CancellationToken cancellation)
    {
        await _publication.CompleteAsync();
        var removal = await retired(_lease.Tables).PlanAsync(await State.ReadAsync(_pipeline), models);
        cancellation.ThrowIfCancellationRequested();
        if (removal.Steps.Count > 0)
            await _publication.RemoveAsync(removal.Steps);
        return removal.Models;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A publication that is not complete still reads the place.
        if (await _lease.EndAsync())
            await _place.RemoveAsync();
        await _sessions.DisposeAsync();
        await Session.DisposeAsync();
        _server.Dispose();
    }
}
