using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>A driver's functions for the options of one kind of object; null where it does not offer one.</summary>
internal readonly unsafe struct OptionFunctions
{
    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, NativeError*, AdbcStatusCode> SetText { get; private init; }

    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, long, NativeError*, AdbcStatusCode> SetWhole { get; private init; }

    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, double, NativeError*, AdbcStatusCode> SetDouble { get; private init; }

    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint, NativeError*, AdbcStatusCode> SetBytes { get; private init; }

    public delegate* unmanaged[Cdecl]<NativeObject*, byte*, byte*, nuint*, NativeError*, AdbcStatusCode> GetText { get; private init; }

    public static OptionFunctions OfDatabase(NativeDriver* driver) => new()
    {
        SetText = driver->DatabaseSetOption,
        SetWhole = driver->Since110.DatabaseSetOptionInt,
        SetDouble = driver->Since110.DatabaseSetOptionDouble,
        SetBytes = driver->Since110.DatabaseSetOptionBytes,
        GetText = driver->Since110.DatabaseGetOption,
    };

    public static OptionFunctions OfConnection(NativeDriver* driver) => new()
    {
        SetText = driver->ConnectionSetOption,
        SetWhole = driver->Since110.ConnectionSetOptionInt,
        SetDouble = driver->Since110.ConnectionSetOptionDouble,
        SetBytes = driver->Since110.ConnectionSetOptionBytes,
        GetText = driver->Since110.ConnectionGetOption,
    };

    public static OptionFunctions OfStatement(NativeDriver* driver) => new()
    {
        SetText = driver->StatementSetOption,
        SetWhole = driver->Since110.StatementSetOptionInt,
        SetDouble = driver->Since110.StatementSetOptionDouble,
        SetBytes = driver->Since110.StatementSetOptionBytes,
        GetText = driver->Since110.StatementGetOption,
    };
}
