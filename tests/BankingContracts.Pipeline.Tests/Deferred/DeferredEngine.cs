using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Chain;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Origins;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.Sql.TimeTravel;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>DuckDB as an engine on which no transaction spans the tables: steps write nothing, and tables are published one by one after a marker.</summary>
/// <param name="path">The database file.</param>
/// <param name="around">Puts another session around that of a run; null for none.</param>
internal sealed class DeferredEngine(string path, Func<ISqlSession, ISqlSession>? around = null) : IEngine
{
    private static readonly string[] Layers = ["source", "staging", "snapshots", "intermediate", "marts"];

    /// <inheritdoc/>
    public string Description => "deferred DuckDB " + path;

    /// <inheritdoc/>
    public string DatasetNamespace => "duckdb://" + path;

    /// <inheritdoc/>
    public string TextOf(SqlText generated, DateTime? runAt = null) => generated.DuckDb;

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellation) => Task.FromResult(File.Exists(path));

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) => Task.FromResult<IEngineReader>(new Database(Connect(hasPlainNames: true), around: null, path, pipeline));

    /// <inheritdoc/>
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var database = new Database(Connect(hasPlainNames: false), around, path, pipeline);
        try
        {
            return await SqlRun.BeginAsync(database, pipeline, runAt, cancellation);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Opens the file. Only queries of users use plain names.</summary>
    private DuckDbSession Connect(bool hasPlainNames)
    {
        var connection = new DuckDBConnection($"DataSource={path};threads=1");
        connection.Open();
        var session = new DuckDbSession(connection);
        var direct = new SqlSession(session);
        foreach (var schema in Layers.Concat(["pipeline", "working"]))
            direct.Execute($"create schema if not exists {schema}");
        direct.Execute("set TimeZone = 'UTC'");
        if (hasPlainNames)
            direct.Execute($"set search_path = '{string.Join(',', Layers)}'");
        return session;
    }

    private sealed class Database : ISqlDatabase, IColumnStatistics, IEngineReader
    {
        private readonly PipelineDefinition _pipeline;
        private readonly OpenedFile _file;
        private readonly DeferredDialect _sql = new();

        public Database(DuckDbSession session, Func<ISqlSession, ISqlSession>? around, string path, PipelineDefinition pipeline)
        {
            _file = new OpenedFile(new SqlSession(around?.Invoke(session) ?? session), session);
            (_pipeline, Errors, Loader) = (pipeline, new DuckDbErrorMeaning(path), new FileLoader(Session));
            State = new SqlState(Session, Dialect);
            Publication = new MarkedPublication(new SessionGroup(Session), Dialect, Errors, new MarkerTable(Session, _sql), SqlState.Tables(Dialect));
        }

        public SqlSession Session => _file.Session;

        public SqlDialect Dialect => _sql;

        public ISqlErrors Errors { get; }

        public IFileLoader Loader { get; }

        public IColumnStatistics Statistics => this;

        public IRowStore? Rows => null;

        public SqlState State { get; }

        public IPublication Publication { get; }

        public IEngineReader Reader => this;

        public IReadOnlyList<string> Notes => [];

        public Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync() => Task.FromResult(StoredShapes.Published(Session));

        public Task PrepareAsync(IReadOnlyList<StoredTable> own) => Task.CompletedTask;

        public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files) => Task.CompletedTask;

        public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path) => Exporter.ExportAsync(_file, model, format, path);

        public Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns) =>
            Task.FromResult<IReadOnlyList<double?>>([.. columns.Select(_ => (double?)null)]);

        public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => State.ReadAsync(_pipeline);

        public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => State.RunsAsync(after);

        public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => Session.ReadAsync(sql);

        /// <summary>A query of the tests is a SELECT that ends with the model.</summary>
        public async Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation)
        {
            if (await PastMoment.OfAsync(Session, Dialect, Dialect.Table, asOf.At) is not { } moment)
                return await QueryAsync(sql, cancellation);
            var rows = await RowsAsOf.OpenAsync(Session, Past(), await State.ReadAsync(_pipeline), moment, asOf.Recomputes);
            var model = _pipeline[sql[(sql.LastIndexOf(' ') + 1)..]];
            var relation = await new LastChanges(Session, Dialect, rows, new WithModels(Dialect, _pipeline, rows)).CompleteAsync(model, moment);
            return await QueryAsync($"with {Dialect.Name(model.Name)} as (select * from {relation}) {sql}", cancellation);
        }

        public async Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation) =>
            await QueryAsync(StoodHistory.Select(Past(), model, (await State.ReadAsync(_pipeline)).Models.GetValueOrDefault(model.Name), read, asOf), cancellation);

        private PastTables Past()
        {
            var shapes = StoredShapes.Read(Session);
            return new PastTables(Dialect, _pipeline, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), Dialect.Table);
        }

        public Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation) =>
            Session.ReadAsync(ModelQueries.Select(Dialect, model, read, null));

        public Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation)
        {
            var shapes = StoredShapes.Read(Session);
            return new ChainVerifier(
                Session, Dialect, _pipeline, State, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), Dialect.Table).VerifyAsync();
        }

        public async Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation)
        {
            var shapes = StoredShapes.Read(Session);
            var tables = new TracedTables(Session, Dialect, _pipeline, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), Dialect.Table);
            return await new RowTracer(tables, await State.ReadAsync(_pipeline)).TraceAsync(start);
        }

        public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
            WholeAudits.CountAsync(Session, Dialect, Errors, _pipeline, audits, runAt);

        public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) =>
            WholeAudits.FailingRowsAsync(Session, Dialect, audit, runAt);

        public ValueTask DisposeAsync() => Session.DisposeAsync();
    }
}
