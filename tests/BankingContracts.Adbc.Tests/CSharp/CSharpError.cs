using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Tests.CSharp;

/// <summary>The errors of the driver in C#, with two details or none.</summary>
internal static unsafe class CSharpError
{
    /// <summary>Fills an error with the driver's message; how it tells its status depends on whether it has details.</summary>
    public static AdbcStatusCode Fail(NativeError* error, AdbcStatusCode status)
    {
        CSharpDriver.Count("error", 1);
        error->Message = (byte*)Marshal.StringToCoTaskMemUTF8(CSharpDriver.Message);
        error->Release = &ReleaseError;
        "22012"u8.CopyTo(new Span<byte>(error->SqlState, NativeError.SqlStateLength));
        if (CSharpDriver.HasDetails && error->VendorCode == NativeError.HasPrivateData)
            error->PrivateData = (void*)1;
        else
            error->VendorCode = 42;
        return status;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReleaseError(NativeError* error)
    {
        CSharpDriver.Count("error", -1);
        Marshal.FreeCoTaskMem((nint)error->Message);
        error->Release = null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int CountDetails(NativeError* error) => error->PrivateData == null ? 0 : 2;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static NativeErrorDetail Detail(NativeError* error, int index)
    {
        // Literals lie in the program's own memory and do not move.
        var key = index == 0 ? "grpc-status\0"u8 : "trace\0"u8;
        var value = index == 0 ? "13"u8 : "\0\u0001"u8;
        return new()
        {
            Key = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(key)),
            Value = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(value)),
            ValueLength = (nuint)value.Length,
        };
    }
}
