using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Native;

/// <summary>The struct AdbcError of <c>adbc.h</c>. A driver fills it when a call fails; the caller reads it and releases it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeError
{
    /// <summary>The vendor code by which the caller says that the last two fields exist, as they do since 1.1.0.</summary>
    public const int HasPrivateData = int.MinValue;

    /// <summary>The number of letters of a SQLSTATE.</summary>
    public const int SqlStateLength = 5;

    public byte* Message;
    public int VendorCode;
    public fixed byte SqlState[SqlStateLength];
    public delegate* unmanaged[Cdecl]<NativeError*, void> Release;
    public void* PrivateData;
    public NativeDriver* PrivateDriver;
}

/// <summary>The struct AdbcErrorDetail of <c>adbc.h</c>; its memory belongs to the error.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeErrorDetail
{
    public byte* Key;
    public byte* Value;
    public nuint ValueLength;
}
