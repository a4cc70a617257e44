using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>Reads the errors that drivers fill in.</summary>
internal static unsafe class NativeErrors
{
    /// <summary>An empty error for a call of <paramref name="driver"/>: it says by which version it is to be filled.</summary>
    public static NativeError None(DriverHandle driver) =>
        driver.Version >= NativeDriver.Version110 ? new() { VendorCode = NativeError.HasPrivateData, PrivateDriver = driver.Table } : default;

    /// <summary>The exception for a failed call. It does not free <paramref name="error"/>.</summary>
    /// <param name="status">What the call returned.</param>
    /// <param name="error">What the driver filled in; may be null.</param>
    /// <param name="driver">The driver.</param>
    /// <param name="call">The name of the function, for a driver that gives no message.</param>
    /// <param name="secrets">What the message must not show.</param>
    public static AdbcException Read(AdbcStatusCode status, NativeError* error, DriverHandle driver, string call, Secrets? secrets)
    {
        var message = error == null ? null : Marshal.PtrToStringUTF8((nint)error->Message);
        if (string.IsNullOrWhiteSpace(message))
            message = $"The driver {driver.Name} failed at {call} with the status {status}, and gave no message.";
        return new AdbcException(secrets?.Hide(message) ?? message, status)
        {
            NativeError = error == null || error->VendorCode == NativeError.HasPrivateData ? 0 : error->VendorCode,
            State = error == null ? null : SqlStateOf(error),
            Details = DetailsOf(error, driver),
        };
    }

    /// <summary>Frees what the driver filled in.</summary>
    public static void Free(NativeError* error)
    {
        if (error->Release != null)
            error->Release(error);
    }

    private static string? SqlStateOf(NativeError* error) =>
        error->SqlState[0] == 0 ? null : Marshal.PtrToStringUTF8((nint)error->SqlState, NativeError.SqlStateLength).TrimEnd('\0');

    /// <summary>The details: only an error with private data has some.</summary>
    private static List<AdbcErrorDetail> DetailsOf(NativeError* error, DriverHandle driver)
    {
        var functions = driver.Table->Since110;
        if (error == null || error->VendorCode != NativeError.HasPrivateData || functions.ErrorGetDetailCount == null || functions.ErrorGetDetail == null)
            return [];
        var count = functions.ErrorGetDetailCount(error);
        var details = new List<AdbcErrorDetail>();
        for (var i = 0; i < count; i++)
        {
            var detail = functions.ErrorGetDetail(error, i);
            if (detail.Key != null)
                details.Add(new(Marshal.PtrToStringUTF8((nint)detail.Key)!, new ReadOnlySpan<byte>(detail.Value, checked((int)detail.ValueLength)).ToArray()));
        }

        return details;
    }
}
