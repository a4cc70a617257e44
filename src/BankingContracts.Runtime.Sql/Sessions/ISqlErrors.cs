using System.Data.Common;
using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>What the errors of an engine mean. An engine's own words may contain values of rows, so only this interface reads them.</summary>
public interface ISqlErrors
{
    /// <summary>What <paramref name="cause"/> means.</summary>
    SqlErrorKind KindOf(DbException cause);

    /// <summary>The fault of a user's SQL that <paramref name="cause"/> ended; null if neither the SQL nor the rows caused it.</summary>
    /// <param name="cause">The error.</param>
    /// <param name="columns">The columns that the SQL may read: only these are named.</param>
    SqlFault? FaultOf(DbException cause, IEnumerable<string> columns);

    /// <summary>A sentence for an error that the machine or damaged files caused; null if neither is the cause.</summary>
    PipelineException? OnRunning(DbException cause);
}
