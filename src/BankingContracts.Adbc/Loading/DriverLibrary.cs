using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Loading;

/// <summary>
/// Loads libraries of drivers and has them fill their tables. A library stays loaded until the process ends: drivers in Go cannot be unloaded,
/// and record batches that a driver made outlive it.
/// </summary>
internal static unsafe class DriverLibrary
{
    /// <summary>Loads the library of <paramref name="driver"/> and asks it for version 1.1.0, then for 1.0.0.</summary>
    /// <exception cref="AdbcException">It is not a library of this machine, it is no driver, or it refuses both versions.</exception>
    public static DriverHandle Load(DriverManifest driver)
    {
        var library = Open(driver.Library);
        var names = driver.EntryPoint is { } name ? [name] : EntryPoints.Of(driver.Library);
        foreach (var entryPoint in names)
        {
            if (NativeLibrary.TryGetExport(library, entryPoint, out var function))
                return Fill(driver.Library, (delegate* unmanaged[Cdecl]<int, void*, NativeError*, AdbcStatusCode>)function);
        }

        throw new AdbcException(
            $"The library {driver.Library} has no function {string.Join(" or ", names)}, so it is no ADBC driver, or its function has another name. Check the path, or name the driver's entry point.",
            AdbcStatusCode.InvalidArgument);
    }

    /// <summary>Has <paramref name="entryPoint"/> fill a table.</summary>
    /// <param name="name">What messages call the driver.</param>
    /// <param name="entryPoint">The driver's function AdbcDriverInit.</param>
    /// <exception cref="AdbcException">It refuses both versions.</exception>
    public static DriverHandle Fill(string name, delegate* unmanaged[Cdecl]<int, void*, NativeError*, AdbcStatusCode> entryPoint)
    {
        var driver = new DriverHandle(name);
        try
        {
            // A driver of 1.0.0 does not know 1.1.0 and says so by this status.
            if (Fill(driver, entryPoint, NativeDriver.Version110) is { } refusal)
            {
                if (refusal.Status != AdbcStatusCode.NotImplemented)
                    throw refusal;
                if (Fill(driver, entryPoint, NativeDriver.Version100) is { } second)
                    throw second;
                driver.Table->Since110 = default;
            }
        }
        catch
        {
            // A table that was not filled has nothing to release.
            *driver.Table = default;
            driver.Dispose();
            throw;
        }

        return driver;
    }

    private static AdbcException? Fill(DriverHandle driver, delegate* unmanaged[Cdecl]<int, void*, NativeError*, AdbcStatusCode> entryPoint, int version)
    {
        *driver.Table = default;
        driver.Version = version;
        var error = NativeErrors.None(driver);
        try
        {
            using var waiting = RuntimeSignals.Wait();
            var status = entryPoint(version, driver.Table, &error);
            return status == AdbcStatusCode.Success ? null : NativeErrors.Read(status, &error, driver, "AdbcDriverInit", secrets: null);
        }
        finally
        {
            NativeErrors.Free(&error);
        }
    }

    private static nint Open(string path)
    {
        if (!File.Exists(path))
            throw new AdbcException($"There is no library at {path}. Install the driver, or correct the path in its manifest.", AdbcStatusCode.NotFound);
        try
        {
            return RuntimeSignals.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new AdbcException(
                $"The file {path} cannot be loaded as a library on {PlatformTuple.Current}. Install the driver for this platform, with the libraries that it needs. The system says: {e.Message}",
                AdbcStatusCode.InvalidArgument,
                e);
        }
    }
}
