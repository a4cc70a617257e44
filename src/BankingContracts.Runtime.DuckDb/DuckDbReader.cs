using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Faults;
using BankingContracts.Runtime.DuckDb.Sandbox;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.DuckDb.TimeTravel;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Chain;
using BankingContracts.Runtime.Sql.Origins;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.TimeTravel;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>A database file opened for reading.</summary>
/// <param name="database">The database.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="allowsFiles">Whether queries may read files.</param>
internal sealed class DuckDbReader(DuckDbDatabase database, PipelineDefinition pipeline, bool allowsFiles = false) : IEngineReader
{
    private readonly StatementCheck _check = new(database.Session, pipeline, allowsFiles);
    private AsOfTables? _asOf;

    /// <inheritdoc/>
    public bool IsPinned => database.IsPinned;

    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => StateAsync(s => s.ReadAsync(pipeline), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => StateAsync(s => s.RunsAsync(after), cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        _asOf?.Restore();
        return ReadAsync(Check(sql), cancellation);
    }

    /// <inheritdoc/>
    public async Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation)
    {
        _asOf?.Restore();
        var statement = Check(sql);
        try
        {
            await database.Session.WithinAsync(
                async () =>
                {
                    await (_asOf ??= new AsOfTables(database, pipeline)).ReplaceAsync(statement.Tables, asOf);
                    return true;
                },
                cancellation);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(database.Path, e) ?? DuckDbErrors.OnQuery(e);
        }

        return await ReadAsync(statement, cancellation);
    }

    /// <inheritdoc/>
    public async Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation)
    {
        var stored = StoredShapes.Read(database.Session).GetValueOrDefault((DuckDbDialect.Instance.Schema(model.Layer), model.Name))
            ?? throw PipelineException.BadInput($"There is no model '{model.Name}' in the database yet; run the pipeline first.");
        return await ReadAsync(new UserStatement(ModelQueries.Select(DuckDbDialect.Instance, model, read, stored), []), cancellation);
    }

    /// <inheritdoc/>
    public async Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation)
    {
        var state = await ReadStateAsync(cancellation);
        return await ReadAsync(
            new UserStatement(StoodHistory.Select(AsOfTables.Of(database, pipeline), model, state.Models.GetValueOrDefault(model.Name), read, asOf), []), cancellation);
    }

    /// <inheritdoc/>
    public Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation) => GuardedAsync(
        () =>
        {
            var (shapes, sql) = (StoredShapes.Read(database.Session), DuckDbDialect.Instance);
            return new ChainVerifier(
                database.Session, sql, pipeline, new SqlState(database.Session, sql), t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), sql.Table).VerifyAsync();
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation) => GuardedAsync(
        async () =>
        {
            var (shapes, sql) = (StoredShapes.Read(database.Session), DuckDbDialect.Instance);
            var tables = new TracedTables(database.Session, sql, pipeline, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), sql.Table);
            return await new RowTracer(tables, await new SqlState(database.Session, sql).ReadAsync(pipeline)).TraceAsync(start);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        GuardedAsync(() => WholeAudits.CountAsync(database.Session, DuckDbDialect.Instance, new DuckDbErrorMeaning(database.Path), pipeline, audits, runAt), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        database.Session.WithinAsync(() => FaultSearch.FindAsync(database, pipeline, sqls, runAt, showValues, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) =>
        database.Session.WithinAsync(() => WholeAudits.FailingRowsAsync(database.Session, DuckDbDialect.Instance, audit, runAt), cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> StateAsync<T>(Func<SqlState, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await GuardedAsync(() => read(new SqlState(database.Session, DuckDbDialect.Instance)), cancellation);
        }
        catch (Exception e) when (e is not (PipelineException or OperationCanceledException))
        {
            // Only this program writes the state.
            throw DuckDbErrors.Damaged(database.Path, e);
        }
    }

    private UserStatement Check(string sql)
    {
        try
        {
            return _check.Check(sql);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnQuery(e);
        }
    }

    private async Task<DbDataReader> ReadAsync(UserStatement statement, CancellationToken cancellation)
    {
        try
        {
            var rows = database.Session.Within(() => database.Session.Read(statement.Sql), cancellation);
            if (ResultTypes.AreKnown(rows))
                return rows;
            await rows.DisposeAsync();
            throw ResultTypes.Unreadable(database.Session, statement.Sql);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(database.Path, e) ?? DuckDbErrors.OnQuery(e);
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await database.Session.WithinAsync(read, cancellation);
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(database.Path, e) is { } explained)
        {
            throw explained;
        }
    }
}
