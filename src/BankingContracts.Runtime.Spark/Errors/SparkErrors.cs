using System.Data.Common;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>What the errors of Spark mean.</summary>
/// <param name="unavailable">What a user reads when the server does not answer: who, and what to do.</param>
internal sealed class SparkErrors(string unavailable) : ISqlErrors
{
    private const string OfData = "22";
    private const string OfSyntax = "42";
    private const string OfRights = "42501";

    // The division by zero and overflow of ANSI mode have classes of their own; all are SQLSTATE 22.
    private static readonly string[] Constraints = ["DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "DELTA_VIOLATE_CONSTRAINT_WITH_VALUES"];

    /// <inheritdoc/>
    public SqlErrorKind KindOf(DbException cause)
    {
        var error = SparkError.Of(cause);
        return error switch
        {
            { IsOfServer: false } => SqlErrorKind.Unavailable,
            _ when Constraints.Contains(error.Class) => SqlErrorKind.Contract,
            _ when error.Class.StartsWith("DELTA_CONCURRENT", StringComparison.Ordinal) => SqlErrorKind.Conflict,
            _ when error.State.StartsWith(OfData, StringComparison.Ordinal) => SqlErrorKind.Data,
            _ => SqlErrorKind.Unknown,
        };
    }

    /// <inheritdoc/>
    public SqlFault? FaultOf(DbException cause, IEnumerable<string> columns)
    {
        var error = SparkError.Of(cause);
        return KindOf(cause) switch
        {
            SqlErrorKind.Data => SparkDataFaults.Of(error),
            SqlErrorKind.Contract => new(
                SqlFaultKind.Contract, "they break a constraint of its table", "change the SQL so that its rows meet the constraints of the contract"),
            SqlErrorKind.Unknown when error.State.StartsWith(OfSyntax, StringComparison.Ordinal) => new(
                SqlFaultKind.Sql, "it does not fit the tables that it reads", "build the pipeline again, and correct what the build reports"),
            SqlErrorKind.Unknown or SqlErrorKind.Conflict or SqlErrorKind.Unavailable or SqlErrorKind.Cancelled => null,
            var kind => throw new ArgumentOutOfRangeException(nameof(cause), kind, "no such kind"),
        };
    }

    /// <inheritdoc/>
    public PipelineException? OnRunning(DbException cause) => KindOf(cause) switch
    {
        _ when cause is DatabricksException { Explanation: { } explanation } => PipelineException.BadInput($"{explanation} Nothing was changed.", cause),
        _ when SparkError.Of(cause).State == OfRights => PipelineException.BadInput(
            "The user of the pipeline lacks a right on the catalog, a schema, a table or the place for files. Grant it, as the documentation of the engine says. Nothing was changed.", cause),
        SqlErrorKind.Unavailable => PipelineException.BadInput($"{unavailable} Nothing was changed.", cause),
        SqlErrorKind.Conflict => PipelineException.BadInput($"Another program changed a table at the same time. Run again when it has ended. Nothing was changed.", cause),
        SqlErrorKind.Data or SqlErrorKind.Contract or SqlErrorKind.Cancelled or SqlErrorKind.Unknown => null,
        var kind => throw new ArgumentOutOfRangeException(nameof(cause), kind, "no such kind"),
    };
}
