using System.Runtime.InteropServices;
using Apache.Arrow.C;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// The table of functions that a driver fills: the struct AdbcDriver of <c>adbc.h</c> 1.1.0, field by field. A function that the driver does
/// not offer is null. Functions that nothing here calls are kept as plain pointers.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeDriver
{
    /// <summary>The version 1.0.0 of ADBC, as drivers are asked for it.</summary>
    public const int Version100 = 1_000_000;

    /// <summary>The version 1.1.0 of ADBC, as drivers are asked for it.</summary>
    public const int Version110 = 1_001_000;

    public void* PrivateData;
    public void* PrivateManager;
    public delegate* unmanaged[Cdecl]<NativeDriver*, NativeError*, AdbcStatusCode> Release;

    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> DatabaseInit;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> DatabaseNew;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, NativeError*, AdbcStatusCode> DatabaseSetOption;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> DatabaseRelease;

    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> ConnectionCommit;
    public void* ConnectionGetInfo;
    public void* ConnectionGetObjects;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, byte*, CArrowSchema*, NativeError*, AdbcStatusCode> ConnectionGetTableSchema;
    public void* ConnectionGetTableTypes;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeObject*, NativeError*, AdbcStatusCode> ConnectionInit;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> ConnectionNew;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, NativeError*, AdbcStatusCode> ConnectionSetOption;
    public void* ConnectionReadPartition;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> ConnectionRelease;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> ConnectionRollback;

    public delegate* unmanaged[Cdecl]<NativeObject*, CArrowArray*, CArrowSchema*, NativeError*, AdbcStatusCode> StatementBind;
    public delegate* unmanaged[Cdecl]<NativeObject*, CArrowArrayStream*, NativeError*, AdbcStatusCode> StatementBindStream;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeStream*, long*, NativeError*, AdbcStatusCode> StatementExecuteQuery;
    public void* StatementExecutePartitions;
    public void* StatementGetParameterSchema;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeObject*, NativeError*, AdbcStatusCode> StatementNew;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> StatementPrepare;
    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> StatementRelease;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, NativeError*, AdbcStatusCode> StatementSetOption;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, NativeError*, AdbcStatusCode> StatementSetSqlQuery;
    public void* StatementSetSubstraitPlan;

    // From here on since 1.1.0: a driver of 1.0.0 leaves what follows undefined, so it is cleared after such a driver has filled the table.
    public NativeDriver110 Since110;
}

/// <summary>The functions that version 1.1.0 added to the table.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeDriver110
{
    public delegate* unmanaged[Cdecl]<NativeError*, int> ErrorGetDetailCount;
    public delegate* unmanaged[Cdecl]<NativeError*, int, NativeErrorDetail> ErrorGetDetail;
    public delegate* unmanaged[Cdecl]<NativeStream*, AdbcStatusCode*, NativeError*> ErrorFromArrayStream;

    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint*, NativeError*, AdbcStatusCode> DatabaseGetOption;
    public void* DatabaseGetOptionBytes;
    public void* DatabaseGetOptionDouble;
    public void* DatabaseGetOptionInt;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint, NativeError*, AdbcStatusCode> DatabaseSetOptionBytes;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, double, NativeError*, AdbcStatusCode> DatabaseSetOptionDouble;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, long, NativeError*, AdbcStatusCode> DatabaseSetOptionInt;

    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> ConnectionCancel;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint*, NativeError*, AdbcStatusCode> ConnectionGetOption;
    public void* ConnectionGetOptionBytes;
    public void* ConnectionGetOptionDouble;
    public void* ConnectionGetOptionInt;
    public void* ConnectionGetStatistics;
    public void* ConnectionGetStatisticNames;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint, NativeError*, AdbcStatusCode> ConnectionSetOptionBytes;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, double, NativeError*, AdbcStatusCode> ConnectionSetOptionDouble;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, long, NativeError*, AdbcStatusCode> ConnectionSetOptionInt;

    public delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> StatementCancel;
    public delegate* unmanaged[Cdecl]<NativeObject*, CArrowSchema*, NativeError*, AdbcStatusCode> StatementExecuteSchema;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint*, NativeError*, AdbcStatusCode> StatementGetOption;
    public void* StatementGetOptionBytes;
    public void* StatementGetOptionDouble;
    public void* StatementGetOptionInt;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint, NativeError*, AdbcStatusCode> StatementSetOptionBytes;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, double, NativeError*, AdbcStatusCode> StatementSetOptionDouble;
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, long, NativeError*, AdbcStatusCode> StatementSetOptionInt;
}
