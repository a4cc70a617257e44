using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Loading;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Tests.CSharp;

/// <summary>
/// A driver written in C#, behind the C interface. It counts what it gave out and did not get back, speaks either version, and fails as it is
/// told. Its SQL is: <c>rows N</c> (N batches of one row, with an empty one between them), <c>none</c> (no result), <c>fail</c> and
/// <c>fail in stream</c>. It has no state but this class, so tests over it run one after the other.
/// </summary>
internal static unsafe class CSharpDriver
{
    /// <summary>The name of the tests that run one after the other.</summary>
    public const string Collection = "The driver in C#";

    /// <summary>What the driver gave out and did not get back, by kind.</summary>
    public static SortedDictionary<string, int> Open { get; } = [];

    /// <summary>The greatest version that the driver knows.</summary>
    public static int Version { get; private set; }

    /// <summary>How often a parent was released before its child, or a function was called that a version does not have.</summary>
    public static int Faults { get; private set; }

    /// <summary>Whether an error has details.</summary>
    public static bool HasDetails { get; private set; }

    /// <summary>The message of the next errors.</summary>
    public static string Message { get; set; } = "";

    private static string Sql { get; set; } = "";

    /// <summary>What is still open, as text: nothing, if all came back.</summary>
    public static string StillOpen => string.Join(", ", Open.Where(static o => o.Value != 0).Select(static o => $"{o.Value} {o.Key}"));

    /// <summary>Loads the driver anew.</summary>
    public static AdbcDriver Load(int version = NativeDriver.Version110, bool hasDetails = false)
    {
        // What an earlier test forgot is not counted in this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Open.Clear();
        (Version, HasDetails, Faults, Message, Sql) = (version, hasDetails, 0, "It failed.", "");
        return new(DriverLibrary.Fill("test.so", &Init));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode Init(int version, void* table, NativeError* error)
    {
        if (version > Version)
            return CSharpError.Fail(error, AdbcStatusCode.NotImplemented);
        var driver = (NativeDriver*)table;
        driver->Release = &ReleaseDriver;
        driver->DatabaseNew = &NewDatabase;
        driver->DatabaseInit = &InitDatabase;
        driver->DatabaseRelease = &ReleaseDatabase;
        driver->DatabaseSetOption = &SetOption;
        driver->ConnectionNew = &NewConnection;
        driver->ConnectionInit = &InitConnection;
        driver->ConnectionRelease = &ReleaseConnection;
        driver->StatementNew = &NewStatement;
        driver->StatementRelease = &ReleaseStatement;
        driver->StatementSetSqlQuery = &SetSql;
        driver->StatementExecuteQuery = &Execute;

        // The rest of the table is undefined in 1.0.0: a client that calls this function there is wrong.
        driver->Since110.StatementCancel = &Cancel;
        if (version == NativeDriver.Version110)
        {
            driver->Since110.ErrorGetDetailCount = &CSharpError.CountDetails;
            driver->Since110.ErrorGetDetail = &CSharpError.Detail;
            driver->Since110.ErrorFromArrayStream = &StreamError;
        }

        Count("driver", 1);
        return AdbcStatusCode.Success;
    }

    /// <summary>Counts what is given out (1) or came back (-1).</summary>
    internal static void Count(string kind, int change)
    {
        // The collector's thread releases, too.
        lock (Open)
            Open[kind] = Open.GetValueOrDefault(kind) + change;
    }

    private static AdbcStatusCode Make(NativeObject* made, string kind)
    {
        Count(kind, 1);
        made->PrivateData = (void*)1;
        return AdbcStatusCode.Success;
    }

    private static AdbcStatusCode Release(NativeObject* made, string kind, string? child)
    {
        Count(kind, -1);
        made->PrivateData = null;
        if (child is not null && Open.GetValueOrDefault(child) > 0)
            Faults++;
        return AdbcStatusCode.Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode ReleaseDriver(NativeDriver* driver, NativeError* error)
    {
        Count("driver", -1);
        if (Open.GetValueOrDefault("database") > 0)
            Faults++;
        return AdbcStatusCode.Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode NewDatabase(NativeObject* database, NativeError* error) => Make(database, "database");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode ReleaseDatabase(NativeObject* database, NativeError* error) => Release(database, "database", "connection");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode InitDatabase(NativeObject* database, NativeError* error) => AdbcStatusCode.Success;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode SetOption(NativeObject* database, byte* key, byte* value, NativeError* error)
    {
        if (Marshal.PtrToStringUTF8((nint)key) != "refused")
            return AdbcStatusCode.Success;
        Message = $"{Marshal.PtrToStringUTF8((nint)value)} is no value.";
        return CSharpError.Fail(error, AdbcStatusCode.InvalidArgument);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode NewConnection(NativeObject* connection, NativeError* error) => Make(connection, "connection");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode InitConnection(NativeObject* connection, NativeObject* database, NativeError* error) => AdbcStatusCode.Success;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode ReleaseConnection(NativeObject* connection, NativeError* error) => Release(connection, "connection", "statement");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode NewStatement(NativeObject* connection, NativeObject* statement, NativeError* error) => Make(statement, "statement");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode ReleaseStatement(NativeObject* statement, NativeError* error) => Release(statement, "statement", "stream");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode SetSql(NativeObject* statement, byte* sql, NativeError* error)
    {
        Sql = Marshal.PtrToStringUTF8((nint)sql)!;
        return AdbcStatusCode.Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode Cancel(NativeObject* statement, NativeError* error)
    {
        if (Version == NativeDriver.Version100)
            Faults++;
        return AdbcStatusCode.Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static AdbcStatusCode Execute(NativeObject* statement, NativeStream* stream, long* rows, NativeError* error)
    {
        switch (Sql.Split(' '))
        {
            case ["none"]:
                return AdbcStatusCode.Success;
            case ["rows", var count]:
                CSharpStream.Fill(stream, int.Parse(count, null));
                return AdbcStatusCode.Success;
            case ["fail", "in", "stream"]:
                CSharpStream.Fill(stream, CSharpStream.Fails);
                return AdbcStatusCode.Success;
            default:
                return CSharpError.Fail(error, AdbcStatusCode.InvalidData);
        }
    }

    /// <summary>The error of a stream belongs to the stream: it is one that nobody frees.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static NativeError* StreamError(NativeStream* stream, AdbcStatusCode* status)
    {
        *status = AdbcStatusCode.Unauthorized;
        return CSharpStream.Error;
    }
}
