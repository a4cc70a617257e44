using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Native;

/// <summary>The struct that <c>adbc.h</c> calls AdbcDatabase, AdbcConnection or AdbcStatement; all three have the same fields.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeObject
{
    /// <summary>The driver's own object; null before it is made and after it is released.</summary>
    public void* PrivateData;

    /// <summary>The driver of the object.</summary>
    public NativeDriver* PrivateDriver;
}
