using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Chain;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Faults;
using BankingContracts.Runtime.Sql.Origins;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.Sql.TimeTravel;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>Reads the tables at the versions that the current run left, so that nobody sees half a publication.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="errors">The meaning of errors.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="tables">The versions of the tables.</param>
/// <param name="state">The state.</param>
/// <param name="owned">What is closed with the reader, after its session; null where the session belongs to a run.</param>
internal sealed class SparkReader(
    SqlSession session, SparkDialect sql, SparkErrors errors, PipelineDefinition pipeline, Func<StoredTables> tables, SqlState state, IDisposable? owned) : IEngineReader
{
    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => GuardedAsync(() => state.ReadAsync(pipeline), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => GuardedAsync(() => state.RunsAsync(after), cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string query, CancellationToken cancellation) => AskedAsync(
        () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            return session.ReadAsync(new UserQuery(query, pipeline, [.. models.Existing]).Over(models.Relation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsOfAsync(string query, PastTime asOf, CancellationToken cancellation) => AskedAsync(
        async () => await session.ReadAsync(await new PastQuery(session, sql, pipeline, tables(), state).OfAsync(query, asOf)), cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation) => AskedAsync(
        async () =>
        {
            var versions = tables();
            var stored = versions.Find(sql.Schema(model.Layer), model.Name)
                ?? throw PipelineException.BadInput($"There is no model '{model.Name}' in the database yet; run the pipeline first.");
            return await session.ReadAsync(ModelQueries.Select(sql, model, read, stored.Columns.ToHashSet(), new VersionedModels(sql, pipeline, versions).Relation(model)));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation) => AskedAsync(
        async () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            var known = (await state.ReadAsync(pipeline)).Models.GetValueOrDefault(model.Name);
            return await session.ReadAsync(StoodHistory.Select(new PastTables(sql, pipeline, models.Columns, models.Table), model, known, read, asOf));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation) => GuardedAsync(
        () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            return new ChainVerifier(session, sql, pipeline, state, models.Columns, models.Table).VerifyAsync();
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation) => GuardedAsync(
        async () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            var traced = new TracedTables(session, sql, pipeline, models.Columns, t => t.Model is { } model ? models.Relation(model) : models.Table(t));
            return await new RowTracer(traced, await state.ReadAsync(pipeline)).TraceAsync(start);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) => GuardedAsync(
        async () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            return await WholeAudits.CountAsync(session, sql, errors, pipeline, audits, runAt, models.Bind);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) => session.WithinAsync(
        async () =>
        {
            var models = new VersionedModels(sql, pipeline, tables());
            return await RowSearch.WhereTheyAreAsync(session, sql, errors, pipeline, sqls, runAt, showValues, m => models.Table(StoredTable.Of(m, sql)));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) => session.WithinAsync(
        async () => await WholeAudits.FailingRowsAsync(session, sql, audit, runAt, new VersionedModels(sql, pipeline, tables()).Bind), cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (owned is null)
            return;
        await session.DisposeAsync();
        owned.Dispose();
    }

    private async Task<DbDataReader> AskedAsync(Func<Task<DbDataReader>> ask, CancellationToken cancellation)
    {
        try
        {
            return await session.WithinAsync(ask, cancellation);
        }
        catch (DbException e)
        {
            throw errors.OnRunning(e) ?? QueryErrors.Of(e);
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await session.WithinAsync(read, cancellation);
        }
        catch (DbException e) when (errors.OnRunning(e) is { } explained)
        {
            throw explained;
        }
    }
}
