using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Engines;

/// <summary>A database opened for reading.</summary>
public interface IEngineReader : IAsyncDisposable
{
    /// <summary>Whether it sees the commit before it was opened, whatever is committed later. If not, nothing can be committed while it is open, except by itself.</summary>
    bool IsPinned => true;

    /// <summary>The pipeline's state; empty if the database has none.</summary>
    Task<PipelineState> ReadStateAsync(CancellationToken cancellation);

    /// <summary>The committed runs, the oldest first.</summary>
    /// <param name="after">Only runs that finished after this time, UTC; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation);

    /// <summary>
    /// Runs a query. Plain model names work for models of every layer. The caller disposes the reader. The SQL may come from a user: it is
    /// refused if it is not one SELECT, SHOW, DESCRIBE or EXPLAIN that reads tables.
    /// </summary>
    /// <exception cref="PipelineException">The SQL is wrong, or does more than this.</exception>
    Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation);

    /// <summary>
    /// Runs a query in which plain model names mean the rows that stood in the models as of <paramref name="asOf"/>. The caller disposes the reader. The method refuses
    /// the same SQL as <see cref="QueryAsync"/>.
    /// </summary>
    /// <exception cref="PipelineException">The SQL is wrong, does more than read tables, or names a model of which that time is not kept.</exception>
    Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation);

    /// <summary>
    /// Reads all rows that ever stood in a model under some keys, the oldest first, with the columns <c>stood_from</c> and <c>stood_to</c>: the runs that made and
    /// removed the row; NULL where it stands. The caller disposes the reader.
    /// </summary>
    /// <param name="model">A model with a key.</param>
    /// <param name="read">Which keys.</param>
    /// <param name="asOf">The time whose rows are meant; null for now.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">There is no such model, or nothing is kept of it.</exception>
    Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation);

    /// <summary>
    /// Reads rows of a model with its columns in the order of the contract. A column that a database of an earlier version does not have is left out. The
    /// caller disposes the reader.
    /// </summary>
    Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation);

    /// <summary>Finds the rows that a row came from, down to the lines of files. It reads only, and may read whole tables of sources.</summary>
    /// <exception cref="PipelineException">There is no such row, or no such table yet.</exception>
    Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Checks the records of runs, and that the tables are what the last record says. It reads all tables; null where there is no record yet.</summary>
    Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Counts the failing rows of <paramref name="audits"/>, in their order. It reads whole tables.</summary>
    Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation);

    /// <summary>
    /// Looks for the rows on which users' SQL fails, and the place in the SQL. It changes nothing, and the search itself never fails.
    /// </summary>
    /// <param name="sqls">The SQL.</param>
    /// <param name="runAt">The run's timestamp.</param>
    /// <param name="showValues">Whether the values of the rows are also returned.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <returns>One finding for each SQL, in order; null for one that does not fail. The whole list is null if the rows were lost with the fault.</returns>
    Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FaultFinding?>?>(null);

    /// <summary>The first rows that <paramref name="audit"/> selects; null when they can no longer be read.</summary>
    Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation);
}
