using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Tells errors that a user's SQL made from those of the machine and of ours.</summary>
internal static class SqlFaults
{
    /// <summary>The fault of the SQL that <paramref name="error"/> ended, or null when neither the SQL nor the rows are to blame.</summary>
    public static SqlFault? Of(DbException error, PipelineDefinition pipeline, IReadOnlyList<string> reads) => Of(EngineError.Of(error), pipeline, reads);

    /// <summary>As the other overload.</summary>
    public static SqlFault? Of(EngineError error, PipelineDefinition pipeline, IReadOnlyList<string> reads) => error.Fault switch
    {
        EngineFault.Data => DataFaults.Of(error, reads.Select(pipeline.Find).OfType<ModelDefinition>().SelectMany(m => m.Columns).Select(c => c.Name)),
        EngineFault.Contract => new SqlFault(
            SqlFaultKind.Contract, "they break a constraint of its table", "change the SQL so that its rows meet the constraints of the contract"),
        EngineFault.Sql => error.Type == DuckDBErrorType.NotImplemented
            ? new SqlFault(SqlFaultKind.Sql, "it uses something that the engine does not support", "write it in another way")
            : new SqlFault(SqlFaultKind.Sql, "it does not fit the tables that it reads", "build the pipeline again, and correct what the build reports"),

        // In the middle of a user's statement: a valid query that the engine stumbles over. Written in another way, it is computed.
        EngineFault.Ours when error.Type is DuckDBErrorType.Internal or DuckDBErrorType.NullPointer or DuckDBErrorType.Optimizer =>
            new SqlFault(SqlFaultKind.Sql, "it triggers a bug in the engine", "write it in another way, for example in smaller steps"),
        EngineFault.Ours or EngineFault.Memory or EngineFault.Disk or EngineFault.Threads or EngineFault.Damage or EngineFault.Lock or EngineFault.Cancelled => null,
        var fault => throw new ArgumentOutOfRangeException(nameof(error), fault, "no such fault"),
    };
}
