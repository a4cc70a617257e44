using System.Data.Common;
using System.Text.RegularExpressions;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>An error of Spark: its class, for example <c>CAST_INVALID_INPUT</c>, and its SQLSTATE; both empty where the server did not answer.</summary>
/// <param name="Class">The class, with its part after a point.</param>
/// <param name="State">Five letters and digits.</param>
/// <param name="IsOfServer">Whether the server answered.</param>
internal sealed partial record SparkError(string Class, string State, bool IsOfServer)
{
    private const int NoAnswer = 14;

    /// <summary>Whether a table, a view or its schema does not exist.</summary>
    public bool IsOfMissingTable => Class is "TABLE_OR_VIEW_NOT_FOUND" or "SCHEMA_NOT_FOUND";

    /// <summary>The error of an exception. Both stand in its text only; values of rows may stand there, too, so nothing else of it is read.</summary>
    public static SparkError Of(DbException cause)
    {
        if (cause is AdbcException { Status: AdbcStatusCode.IOError } or AdbcException { NativeError: NoAnswer } or DatabricksException { HasAnswered: false })
            return new("", "", IsOfServer: false);
        var name = Classes().Match(cause.Message);
        var state = States().Match(cause.Message);
        return new(name.Groups[1].Value, state.Groups[1].Value, IsOfServer: true);
    }

    [GeneratedRegex(@"\[([A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)?)\]")]
    private static partial Regex Classes();

    [GeneratedRegex(@"SQLSTATE: ([0-9A-Z]{5})")]
    private static partial Regex States();
}
