using System.Data.Common;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>What a user reads when a query cannot be run. The server's own words may contain values, so only the names in them are shown.</summary>
internal static class QueryErrors
{
    /// <summary>The sentence for an error.</summary>
    public static PipelineException Of(DbException cause)
    {
        var error = SparkError.Of(cause);
        var what = error.Class.Split('.')[0] switch
        {
            "PARSE_SYNTAX_ERROR" or "PARSE_EMPTY_STATEMENT" => "it is no SQL that Spark reads",
            "TABLE_OR_VIEW_NOT_FOUND" => "a table in it does not exist",
            "UNRESOLVED_COLUMN" => "a column in it does not exist",
            "UNRESOLVED_ROUTINE" => "a function in it does not exist",
            "DATATYPE_MISMATCH" => "a value in it has a type that does not fit its use",
            "MISSING_AGGREGATION" => "a column in it is neither grouped nor aggregated",
            _ when error.State.StartsWith("22", StringComparison.Ordinal) => SparkDataFaults.Of(error) is var fault ? $"{fault.What}; {fault.Remedy}" : "",
            _ => error.Class.Length > 0 ? $"Spark refuses it ({error.Class})" : "Spark refuses it",
        };
        return PipelineException.BadInput($"The SQL is wrong: {what}.", cause);
    }
}
