using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>A database opened for reading.</summary>
public interface IEngineReader : IAsyncDisposable
{
    /// <summary>The pipeline's state; empty in a database without one.</summary>
    Task<PipelineState> ReadStateAsync(CancellationToken cancellation);

    /// <summary>
    /// Runs a query; plain model names resolve in every layer. The caller disposes the reader. The SQL may be a user's: it is one SELECT, SHOW,
    /// DESCRIBE or EXPLAIN that reads tables, or it is refused.
    /// </summary>
    /// <exception cref="PipelineException">The SQL is wrong, or does more than that.</exception>
    Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation);

    /// <summary>
    /// Runs a query in which plain model names mean the models' rows as of <paramref name="asOf"/>: query models are computed over the
    /// snapshots as they were. The caller disposes the reader. What <see cref="QueryAsync"/> refuses is refused here too.
    /// </summary>
    /// <exception cref="PipelineException">The SQL is wrong, or does more than read tables.</exception>
    Task<DbDataReader> QueryAsOfAsync(string sql, DateTime asOf, CancellationToken cancellation);

    /// <summary>Counts the failing rows of <paramref name="audits"/>, in their order; whole tables are read.</summary>
    Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation);

    /// <summary>
    /// Looks for what users' SQL fails on: the rows, and the place in the SQL. Nothing is changed, and the search itself never fails.
    /// </summary>
    /// <param name="sqls">The SQL.</param>
    /// <param name="runAt">The run's timestamp.</param>
    /// <param name="showValues">Whether the values of the rows are wanted too.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <returns>A finding for each, null for one that does not fail; null altogether where the fault took the rows with it.</returns>
    Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FaultFinding?>?>(null);

    /// <summary>The first rows that <paramref name="audit"/> selects; null when they cannot be read any more.</summary>
    Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation);
}
