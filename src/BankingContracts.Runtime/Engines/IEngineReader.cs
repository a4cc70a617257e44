using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
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
}
