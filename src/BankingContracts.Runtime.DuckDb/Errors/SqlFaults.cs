using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>Distinguishes errors of a user's SQL from errors of the machine and our own bugs.</summary>
internal static class SqlFaults
{
    /// <summary>The fault of the SQL that <paramref name="error"/> ended; null if neither the SQL nor the rows caused it.</summary>
    /// <param name="error">The error.</param>
    /// <param name="columns">The columns that the SQL may read: only these are named.</param>
    public static SqlFault? Of(EngineError error, IEnumerable<string> columns) => error.Fault switch
    {
        EngineFault.Data => DataFaults.Of(error, columns),
        EngineFault.Contract => new SqlFault(
            SqlFaultKind.Contract, "they break a constraint of its table", "change the SQL so that its rows meet the constraints of the contract"),
        EngineFault.Sql => error.Type == DuckDBErrorType.NotImplemented
            ? new SqlFault(SqlFaultKind.Sql, "it uses something that the engine does not support", "write it in another way")
            : new SqlFault(SqlFaultKind.Sql, "it does not fit the tables that it reads", "build the pipeline again, and correct what the build reports"),

        // In a user's statement: a valid query that triggers a bug in the engine. Written in another way, it works.
        EngineFault.Ours when error.Type is DuckDBErrorType.Internal or DuckDBErrorType.NullPointer or DuckDBErrorType.Optimizer =>
            new SqlFault(SqlFaultKind.Sql, "it triggers a bug in the engine", "write it in another way, for example in smaller steps"),
        EngineFault.Ours or EngineFault.Memory or EngineFault.Disk or EngineFault.Threads or EngineFault.Damage or EngineFault.Lock or EngineFault.Cancelled => null,
        var fault => throw new ArgumentOutOfRangeException(nameof(error), fault, "no such fault"),
    };
}
