using System.Data.Common;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>What the errors of Spark mean.</summary>
/// <param name="words">The words that differ between the places where Spark runs.</param>
internal sealed class SparkErrors(PlatformWords words) : ISqlErrors
{
    private const string OfData = "22";
    private const string OfSyntax = "42";

    // The division by zero and overflow of ANSI mode have classes of their own; all are SQLSTATE 22.
    private static readonly string[] Constraints = ["DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "DELTA_VIOLATE_CONSTRAINT_WITH_VALUES"];

    /// <inheritdoc/>
    public SqlErrorKind KindOf(DbException cause)
    {
        var error = SparkError.Of(cause);
        return error switch
        {
            { IsOfServer: false } or { IsOfFiles: true } or { IsOfMemory: true } => SqlErrorKind.Unavailable,
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

    /// <summary>
    /// A server that does not answer, starts or changes files may do it later, and another writer ends: these errors may pass. Memory, rights and SQL do not change
    /// by themselves.
    /// </summary>
    public PipelineException? OnRunning(DbException cause) => KindOf(cause) switch
    {
        _ when cause is DatabricksException { Explanation: { } explanation } => PipelineException.BadInput($"{explanation} Nothing was changed.", cause),
        SqlErrorKind.Unavailable when SparkError.Of(cause).IsOfMemory => PipelineException.BadInput("The Spark server had not enough memory. Give it more. Nothing was changed.", cause),
        SqlErrorKind.Unavailable => PipelineException.Passing($"{(SparkError.Of(cause).IsOfServer ? words.NoFiles : words.NoAnswer)} Nothing was changed.", cause),
        SqlErrorKind.Conflict => PipelineException.Passing($"Another program changed a table at the same time. Run again when it has ended. Nothing was changed.", cause),
        SqlErrorKind.Unknown => Unknown(SparkError.Of(cause)) is { } sentence ? PipelineException.BadInput($"{sentence} Nothing was changed.", cause) : null,
        SqlErrorKind.Data or SqlErrorKind.Contract or SqlErrorKind.Cancelled => null,
        var kind => throw new ArgumentOutOfRangeException(nameof(cause), kind, "no such kind"),
    };

    /// <summary>SQL that the server cannot read is our fault, and has no sentence here.</summary>
    private string? Unknown(SparkError error) => error switch
    {
        { IsOfCatalog: true } => words.NoCatalog,
        { IsOfRights: true } => words.NoRights,
        _ when error.State.StartsWith(OfSyntax, StringComparison.Ordinal) => null,
        _ => $"The Spark server could not do what was asked{(error.Class.Length > 0 ? $" ({error.Class})" : "")}. Its log says more.",
    };
}
