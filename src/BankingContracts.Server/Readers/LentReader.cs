using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Readers;

/// <summary>A reader that is given back when it is disposed.</summary>
/// <param name="reader">The reader.</param>
/// <param name="giveBack">Takes it back.</param>
internal sealed class LentReader(IEngineReader reader, Func<Task> giveBack) : IEngineReader
{
    private Func<Task>? _giveBack = giveBack;

    /// <inheritdoc/>
    public bool IsPinned => reader.IsPinned;

    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => reader.ReadStateAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => reader.ReadRunsAsync(after, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => reader.QueryAsync(sql, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation) => reader.QueryAsOfAsync(sql, asOf, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation) =>
        reader.ReadStoodAsync(model, read, asOf, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation) => reader.ReadModelAsync(model, read, cancellation);

    /// <inheritdoc/>
    public Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation) => reader.TraceAsync(start, cancellation);

    /// <inheritdoc/>
    public Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation) => reader.VerifyAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        reader.AuditAsync(audits, runAt, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        reader.FindFaultsAsync(sqls, runAt, showValues, cancellation);

    /// <inheritdoc/>
    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) => reader.FailingRowsAsync(audit, runAt, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _giveBack, null) is { } give)
            await give();
    }
}
