using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Ingestion;
using BankingContracts.Runtime.Spark.Publication;
using BankingContracts.Runtime.Spark.Queries;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Spark;

/// <summary>Spark with Delta tables, through a Connect server.</summary>
/// <param name="settings">Where the server and its tables are.</param>
/// <param name="around">Puts another session around that of a run, so that a test can make statements fail; null for none.</param>
internal sealed class SparkEngine(SparkSettings settings, Func<ISqlSession, ISqlSession>? around = null) : IEngine
{
    private readonly SparkNames _names = new(settings.Catalog, settings.SchemaPrefix, settings.Location);
    private readonly SparkErrors _errors = new(settings.Uri);

    /// <inheritdoc/>
    public string Description => $"Spark {settings.Uri}, {settings.Catalog}.{settings.SchemaPrefix}*";

    /// <inheritdoc/>
    public bool DatabaseExists => AskedAsync(async session => (await new Catalog(session, Dialect("")).TablesAsync(SqlDialect.StateSchema)).Contains("lock")).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        var connection = new SparkConnection(settings);
        try
        {
            var (session, sql) = (await OpenAsync(connection, null), Dialect(""));
            var state = await new LockTable(session, sql).ReadAsync() ?? throw PipelineException.BadInput("There is no database yet; run the pipeline first.");
            return new SparkReader(session, sql, _errors, pipeline, () => Task.FromResult(state.Tables), connection);
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            connection.Dispose();
            throw explained;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var connection = new SparkConnection(settings);
        SqlSession? session = null;
        Lease? lease = null;
        try
        {
            var staging = new StagingFolder(settings.Staging, settings.SchemaPrefix + "database");
            var sql = Dialect(staging.Root);
            session = await OpenAsync(connection, around);
            await new Catalog(session, sql).CreateSchemasAsync();
            (lease, var note) = await Lease.TakeAsync(() => new SqlSession(connection.Open()), sql);
            return await SqlRun.BeginAsync(new SparkDatabase(connection, session, sql, _errors, pipeline, lease, staging, note), pipeline, runAt);
        }
        catch (Exception e)
        {
            if (lease is not null)
                await lease.DisposeAsync();
            if (session is not null)
                await session.DisposeAsync();
            connection.Dispose();
            if (e is DbException cause && _errors.OnRunning(cause) is { } explained)
                throw explained;
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) =>
        throw PipelineException.BadInput("Retired models cannot be listed on Spark yet.");

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation) =>
        throw PipelineException.BadInput("Retired models cannot be removed on Spark yet.");

    private SparkDialect Dialect(string working) => new(_names, working);

    private static async Task<SqlSession> OpenAsync(SparkConnection connection, Func<ISqlSession, ISqlSession>? around)
    {
        var opened = connection.Open();
        var session = new SqlSession(around?.Invoke(opened) ?? opened);
        await session.ExecuteAsync("set spark.sql.session.timeZone = UTC");
        return session;
    }

    private async Task<T> AskedAsync<T>(Func<SqlSession, Task<T>> ask)
    {
        using var connection = new SparkConnection(settings);
        try
        {
            await using var session = await OpenAsync(connection, null);
            return await ask(session);
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            throw explained;
        }
    }
}
