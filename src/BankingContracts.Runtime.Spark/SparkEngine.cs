using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Publication;
using BankingContracts.Runtime.Spark.Queries;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Retirement;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Spark;

/// <summary>Spark with Delta tables.</summary>
/// <param name="platform">Where Spark runs.</param>
/// <param name="around">Puts another session around that of a run, so that a test can make statements fail; null for none.</param>
internal sealed class SparkEngine(ISparkPlatform platform, Func<ISqlSession, ISqlSession>? around = null) : IEngine
{
    private readonly SparkErrors _errors = platform.Errors;

    /// <inheritdoc/>
    public string Description => platform.Description;

    /// <inheritdoc/>
    public string DatasetNamespace => platform.DatasetNamespace;

    /// <inheritdoc/>
    public string DatasetName(ModelDefinition model) => $"{platform.Names.Catalog}.{platform.Names.SchemaPrefix}{model.Layer.ToString().ToLowerInvariant()}.{model.Name}";

    /// <inheritdoc/>
    public string TextOf(SqlText generated, DateTime? runAt = null) => Dialect(null).TextOf(generated, runAt);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellation) => AskedAsync(
        async session => await LockTable.FindAsync(session, Dialect(null)) is not null, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => new SparkDiagnosis(platform).CheckAsync(cancellation);

    /// <inheritdoc/>
    public Task<string> BreakLockAsync(CancellationToken cancellation) => AskedAsync(
        async session =>
        {
            var sql = Dialect(null);
            return await LockTable.FindAsync(session, sql) is { Owner: { } owner } seen && await new LockTable(session, sql).ReleaseAsync(seen)
                ? $"The lock of {owner} was broken."
                : "Nobody owns the lock.";
        },
        cancellation);

    /// <inheritdoc/>
    public Task<long> BackupAsync(PipelineDefinition pipeline, string file, CancellationToken cancellation) => throw PipelineException.BadInput(
        $"{Description}: the tables are on the platform, not in one file, so backup cannot copy them; clone them between two runs with CREATE TABLE ... CLONE of Delta, or use the platform's own backup.");

    /// <inheritdoc/>
    public async Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        var server = platform.Connect();
        try
        {
            var (session, sql) = (await OpenAsync(server, cancellation), Dialect(null));
            var state = await session.WithinAsync(
                async () =>
                {
                    await AnsiMode.RequireAsync(session);
                    return await LockTable.FindAsync(session, sql) ?? throw NoDatabase();
                },
                cancellation);
            return new SparkReader(
                session, sql, _errors, pipeline, () => state.Tables, new SqlState(session, sql, new VersionedState(sql, () => state.Tables)), server);
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            server.Dispose();
            throw explained;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) =>
        await ExclusiveAsync(pipeline, database => SqlRun.BeginAsync(database, pipeline, runAt, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task<IExampleBench> OpenBenchAsync(CancellationToken cancellation)
    {
        var server = platform.Connect();
        try
        {
            var session = await OpenAsync(server, cancellation, around);
            await session.WithinAsync(() => AnsiMode.RequireAsync(session), cancellation);
            return new SqlBench(new SparkBench(platform, server, session));
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            server.Dispose();
            throw explained;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) => AskedAsync(
        async session =>
        {
            var sql = Dialect(null);
            var tables = (await LockTable.FindAsync(session, sql) ?? throw NoDatabase()).Tables;
            return await Retired(session, sql, pipeline, tables).FindAsync(await new SqlState(session, sql, new VersionedState(sql, () => tables)).ReadAsync(pipeline));
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation)
    {
        if (!await ExistsAsync(cancellation))
            throw NoDatabase();
        return await ExclusiveAsync(
            pipeline,
            async database =>
            {
                var removed = await database.RemoveAsync(tables => Retired(database.Session, Dialect(null), pipeline, tables), models, cancellation);
                await database.DisposeAsync();
                return removed;
            },
            cancellation);
    }

    private static RetiredTables Retired(SqlSession session, SparkDialect sql, PipelineDefinition pipeline, StoredTables tables) => new(
        session,
        sql,
        pipeline,
        [.. tables.Shapes().Select(t => new CatalogTable(t.Key.Schema, t.Key.Table, t.Value.IsView))],
        t => tables.At(sql, t.Schema, t.Name));

    private static PipelineException NoDatabase() => PipelineException.BadInput("There is no database yet; run the pipeline first.");

    /// <summary>Does what only one program at a time may do. <paramref name="use"/> sees to it that the database is disposed; after an error it is disposed here.</summary>
    private async Task<T> ExclusiveAsync<T>(PipelineDefinition pipeline, Func<SparkDatabase, Task<T>> use, CancellationToken cancellation)
    {
        var server = platform.Connect();
        SqlSession? session = null;
        SessionGroup? sessions = null;
        Lease? lease = null;
        try
        {
            session = await OpenAsync(server, cancellation, around);
            await session.WithinAsync(() => AnsiMode.RequireAsync(session), cancellation);
            var place = platform.NewPlace(server, session);
            var sql = Dialect(place);
            (lease, var note) = await Lease.TakeAsync(() => OpenAsync(server, cancellation), sql, cancellation);
            sessions = new SessionGroup(session, () => OpenAsync(server, CancellationToken.None, around));
            return await use(new SparkDatabase(server, session, sessions, sql, _errors, pipeline, lease, place, note));
        }
        catch (Exception e)
        {
            if (lease is not null)
                await lease.DisposeAsync();
            if (sessions is not null)
                await sessions.DisposeAsync();
            if (session is not null)
                await session.DisposeAsync();
            server.Dispose();
            if (e is DbException cause && _errors.OnRunning(cause) is { } explained)
                throw explained;
            throw;
        }
    }

    private SparkDialect Dialect(IRunPlace? place) => new(platform.Names, place);

    private static async Task<SqlSession> OpenAsync(ISparkServer server, CancellationToken cancellation, Func<ISqlSession, ISqlSession>? around = null)
    {
        var opened = await server.OpenAsync(cancellation);
        return new SqlSession(around?.Invoke(opened) ?? opened);
    }

    private async Task<T> AskedAsync<T>(Func<SqlSession, Task<T>> ask, CancellationToken cancellation)
    {
        using var server = platform.Connect();
        try
        {
            await using var session = await OpenAsync(server, cancellation);
            return await session.WithinAsync(() => ask(session), cancellation);
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            throw explained;
        }
    }
}
