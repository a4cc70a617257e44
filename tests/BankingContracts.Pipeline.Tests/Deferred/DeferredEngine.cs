using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.State;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>DuckDB as an engine on which no transaction spans the tables: steps write nothing, and tables are published one by one after a marker.</summary>
/// <param name="path">The database file.</param>
/// <param name="fault">A fault of the session; null for none.</param>
internal sealed class DeferredEngine(string path, Fault? fault = null) : IEngine
{
    /// <summary>The number of statements of the last run.</summary>
    public int Statements { get; private set; }

    /// <inheritdoc/>
    public string Description => "deferred DuckDB " + path;

    /// <inheritdoc/>
    public bool DatabaseExists => File.Exists(path);

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) => Task.FromResult<IEngineReader>(Open(pipeline, null).Reader);

    /// <inheritdoc/>
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var database = Open(pipeline, fault);
        try
        {
            return await SqlRun.BeginAsync(database, pipeline, runAt);
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

    private Database Open(PipelineDefinition pipeline, Fault? faulty)
    {
        var connection = new DuckDBConnection($"DataSource={path};threads=1");
        connection.Open();
        var session = new DuckDbSession(connection);
        var direct = new SqlSession(session);
        foreach (var schema in (string[])["source", "staging", "snapshots", "intermediate", "marts", "pipeline", "working"])
            direct.Execute($"create schema if not exists {schema}");
        direct.Execute("set TimeZone = 'UTC'");
        var failing = new FaultySession(session, faulty);
        return new Database(new SqlSession(failing), path, pipeline, () => Statements = failing.Statements);
    }

    private sealed class Database : ISqlDatabase, IColumnStatistics, IEngineReader
    {
        private readonly PipelineDefinition _pipeline;
        private readonly Action _ended;

        public Database(SqlSession session, string path, PipelineDefinition pipeline, Action ended)
        {
            (_pipeline, _ended, Session, Errors, Loader) = (pipeline, ended, session, new DuckDbErrorMeaning(path), new FileLoader(session));
            Publication = new MarkedPublication(session, Dialect, SqlState.Tables(Dialect));
        }

        public SqlSession Session { get; }

        public SqlDialect Dialect { get; } = new DeferredDialect();

        public ISqlErrors Errors { get; }

        public IFileLoader Loader { get; }

        public IColumnStatistics Statistics => this;

        public IRowStore? Rows => null;

        public IPublication Publication { get; }

        public IEngineReader Reader => this;

        public IReadOnlyList<string> Notes => [];

        public Task<IReadOnlyDictionary<(string Schema, string Table), IReadOnlySet<string>>> ShapesAsync() => Task.FromResult(StoredShapes.Read(Session));

        public Task PrepareAsync(IReadOnlyList<StoredTable> own) => Task.CompletedTask;

        public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files) => Task.CompletedTask;

        public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path) => throw new NotSupportedException();

        public Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns) =>
            Task.FromResult<IReadOnlyList<double?>>([.. columns.Select(_ => (double?)null)]);

        public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => SqlState.ReadAsync(Session, Dialect, _pipeline);

        public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<DbDataReader> QueryAsOfAsync(string sql, DateTime asOf, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
            WholeAudits.CountAsync(Session, Dialect, Errors, _pipeline, audits, runAt);

        public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) =>
            WholeAudits.FailingRowsAsync(Session, Dialect, audit, runAt);

        public ValueTask DisposeAsync()
        {
            _ended();
            return Session.DisposeAsync();
        }
    }
}
