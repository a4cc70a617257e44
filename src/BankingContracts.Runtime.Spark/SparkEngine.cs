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
    public Task<bool> ExistsAsync(CancellationToken cancellation) => AskedAsync(async session => await LockTable.FindAsync(session, Dialect(null)) is not null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => new SparkDiagnosis(platform).CheckAsync();

    /// <inheritdoc/>
    public Task<string> BreakLockAsync(CancellationToken cancellation) => AskedAsync(async session =>
    {
        var sql = Dialect(null);
        return await LockTable.FindAsync(session, sql) is { Owner: { } owner } seen && await new LockTable(session, sql).ReleaseAsync(seen)
            ? $"The lock of {owner} was broken."
            : "Nobody owns the lock.";
    });

    /// <inheritdoc/>
    public async Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation)
    {
        var server = platform.Connect();
        try
        {
            var (session, sql) = (await OpenAsync(server), Dialect(null));
            await AnsiMode.RequireAsync(session);
            var state = await LockTable.FindAsync(session, sql) ?? throw PipelineException.BadInput("There is no database yet; run the pipeline first.");
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
    public async Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation)
    {
        var server = platform.Connect();
        SqlSession? session = null;
        Lease? lease = null;
        try
        {
            session = await OpenAsync(server, around);
            await AnsiMode.RequireAsync(session);
            var place = platform.NewPlace(server, session);
            var sql = Dialect(place);
            (lease, var note) = await Lease.TakeAsync(() => OpenAsync(server), sql);
            return await SqlRun.BeginAsync(new SparkDatabase(server, session, new SessionGroup(session, () => OpenAsync(server, around)), sql, _errors, pipeline, lease, place, note), pipeline, runAt);
        }
        catch (Exception e)
        {
            if (lease is not null)
                await lease.DisposeAsync();
            if (session is not null)
                await session.DisposeAsync();
            server.Dispose();
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

    private SparkDialect Dialect(IRunPlace? place) => new(platform.Names, place);

    private static async Task<SqlSession> OpenAsync(ISparkServer server, Func<ISqlSession, ISqlSession>? around = null)
    {
        var opened = await server.OpenAsync();
        return new SqlSession(around?.Invoke(opened) ?? opened);
    }

    private async Task<T> AskedAsync<T>(Func<SqlSession, Task<T>> ask)
    {
        using var server = platform.Connect();
        try
        {
            await using var session = await OpenAsync(server);
            return await ask(session);
        }
        catch (DbException e) when (_errors.OnRunning(e) is { } explained)
        {
            throw explained;
        }
    }
}
