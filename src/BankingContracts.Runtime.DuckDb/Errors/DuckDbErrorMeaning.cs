using System.Data.Common;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>What the engine's errors mean in a run on a database.</summary>
/// <param name="path">The database file.</param>
internal sealed class DuckDbErrorMeaning(string path) : ISqlErrors
{
    /// <inheritdoc/>
    public SqlErrorKind KindOf(DbException cause) => EngineError.Of(cause).Fault switch
    {
        EngineFault.Data => SqlErrorKind.Data,
        EngineFault.Contract => SqlErrorKind.Contract,
        EngineFault.Lock => SqlErrorKind.Conflict,
        EngineFault.Memory or EngineFault.Disk or EngineFault.Threads or EngineFault.Damage => SqlErrorKind.Unavailable,
        EngineFault.Cancelled => SqlErrorKind.Cancelled,
        EngineFault.Sql or EngineFault.Ours => SqlErrorKind.Unknown,
        var fault => throw new ArgumentOutOfRangeException(nameof(cause), fault, "no such fault"),
    };

    /// <inheritdoc/>
    public SqlFault? FaultOf(DbException cause, IEnumerable<string> columns) => SqlFaults.Of(EngineError.Of(cause), columns);

    /// <inheritdoc/>
    public PipelineException? OnRunning(DbException cause) => DuckDbErrors.OnRunning(path, cause);
}
