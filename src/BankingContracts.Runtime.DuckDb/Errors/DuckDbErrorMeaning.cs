using System.Data.Common;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>What the engine's errors mean in a run on a database.</summary>
/// <param name="path">The database file.</param>
internal sealed class DuckDbErrorMeaning(string path) : ISqlErrors
{
    /// <inheritdoc/>
    public SqlErrorKind KindOf(DbException error) => EngineError.Of(error).Fault switch
    {
        EngineFault.Data => SqlErrorKind.Data,
        EngineFault.Contract => SqlErrorKind.Contract,
        EngineFault.Lock => SqlErrorKind.Conflict,
        EngineFault.Memory or EngineFault.Disk or EngineFault.Threads or EngineFault.Damage => SqlErrorKind.Unavailable,
        EngineFault.Cancelled => SqlErrorKind.Cancelled,
        EngineFault.Sql or EngineFault.Ours => SqlErrorKind.Unknown,
        var fault => throw new ArgumentOutOfRangeException(nameof(error), fault, "no such fault"),
    };

    /// <inheritdoc/>
    public SqlFault? FaultOf(DbException error, IEnumerable<string> columns) => SqlFaults.Of(EngineError.Of(error), columns);

    /// <inheritdoc/>
    public PipelineException? OnRunning(DbException error) => DuckDbErrors.OnRunning(path, error);

    /// <inheritdoc/>
    public PipelineException Damaged(Exception error) => DuckDbErrors.Damaged(path, error);
}
