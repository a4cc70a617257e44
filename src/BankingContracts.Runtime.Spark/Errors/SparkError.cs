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
    private static readonly string[] Files = ["TASK_WRITE_FAILED", "FAILED_READ_FILE", "FAILED_RENAME_PATH", "CANNOT_LOAD_STATE_STORE", "DELTA_LOG_FILE_NOT_FOUND"];
    private static readonly string[] Rights = ["INSUFFICIENT_PERMISSIONS", "INSUFFICIENT_PRIVILEGES", "PERMISSION_DENIED", "UC_HIVE_METASTORE_DISABLED_EXCEPTION"];
    private static readonly string[] Places = ["REQUIRES_SINGLE_PART_NAMESPACE", "CATALOG_NOT_FOUND", "NO_SUCH_CATALOG_EXCEPTION"];

    private const int NoAnswer = 14;

    /// <summary>Whether a table, a view or its schema does not exist.</summary>
    public bool IsOfMissingTable => Class is "TABLE_OR_VIEW_NOT_FOUND" or "SCHEMA_NOT_FOUND";

    /// <summary>Whether the server could not read or write files: its disk is full, or it has no right to.</summary>
    public bool IsOfFiles { get; private init; }

    /// <summary>Whether the server had not enough memory.</summary>
    public bool IsOfMemory { get; private init; }

    /// <summary>Whether a right is missing.</summary>
    public bool IsOfRights => State == "42501" || Rights.Contains(Class.Split('.')[0]);

    /// <summary>Whether the catalog does not exist.</summary>
    public bool IsOfCatalog => Places.Contains(Class.Split('.')[0]);

    /// <summary>The error of an exception. Both stand in its text only; values of rows may stand there, too, so nothing else of it is read.</summary>
    public static SparkError Of(DbException cause)
    {
        if (cause is AdbcException { Status: AdbcStatusCode.IOError } or AdbcException { NativeError: NoAnswer } or DatabricksException { HasAnswered: false })
            return new("", "", IsOfServer: false);
        var name = Classes().Match(cause.Message);
        var state = States().Match(cause.Message);
        return new(name.Groups[1].Value, state.Groups[1].Value, IsOfServer: true)
        {
            IsOfFiles = Files.Contains(name.Groups[1].Value) || FileErrors().IsMatch(cause.Message),
            IsOfMemory = MemoryErrors().IsMatch(cause.Message),
        };
    }

    [GeneratedRegex(@"\[([A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)?)\]")]
    private static partial Regex Classes();

    // Errors of tasks have no class: only the names of Java's exceptions tell them.
    [GeneratedRegex(@"java\.io\.\w*(?:IO|File|NotFound|Denied)\w*Exception|java\.nio\.file\.\w+Exception|No space left on device")]
    private static partial Regex FileErrors();

    [GeneratedRegex(@"OutOfMemoryError|UNABLE_TO_ACQUIRE_MEMORY|Java heap space")]
    private static partial Regex MemoryErrors();

    [GeneratedRegex(@"SQLSTATE: ([0-9A-Z]{5})")]
    private static partial Regex States();
}
