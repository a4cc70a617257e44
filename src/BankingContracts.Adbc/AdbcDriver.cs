using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Loading;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc;

/// <summary>
/// A driver of ADBC (Arrow Database Connectivity): a library that talks to one kind of database. The types here have the names that
/// Apache.Arrow.Adbc gives them, so that it can take their place.
/// </summary>
public sealed class AdbcDriver : IDisposable
{
    private readonly DriverHandle _handle;
    private readonly OpenObjects _open;

    internal AdbcDriver(DriverHandle handle) => (_handle, _open) = (handle, new(this));

    /// <summary>The version of ADBC that the driver follows: 1.1.0 or 1.0.0.</summary>
    public Version Version => _handle.Version == NativeDriver.Version100 ? new(1, 0, 0) : new(1, 1, 0);

    /// <summary>Loads a driver.</summary>
    /// <param name="driver">
    /// A path of a library or of a driver manifest; or the name of an installed driver, which is searched in the folders of
    /// <c>ADBC_DRIVER_PATH</c>, the user's folder (<c>~/.config/adbc/drivers</c> on Linux) and the system's (<c>/etc/adbc/drivers</c>).
    /// </param>
    /// <param name="entryPoint">The library's function that fills the driver's table; null for the manifest's, or the usual names.</param>
    /// <exception cref="AdbcException">There is no such driver, or it cannot be loaded; the message names the file and the remedy.</exception>
    public static AdbcDriver Load(string driver, string? entryPoint = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(driver);
        var found = DriverFinder.Find(driver, DriverFolders.OfProcess());
        return new(DriverLibrary.Load(entryPoint is null ? found : found with { EntryPoint = entryPoint }));
    }

    /// <summary>Opens a database.</summary>
    /// <param name="parameters">The driver's options, mostly with a <c>uri</c>.</param>
    /// <exception cref="AdbcException">The driver refuses an option, or cannot open the database. Values of options are not in the message.</exception>
    /// <exception cref="ObjectDisposedException">The driver is closed.</exception>
    public AdbcDatabase Open(IReadOnlyDictionary<string, string>? parameters = null)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        var database = new AdbcDatabase(ObjectHandle.Database(_handle), _open);
        try
        {
            database.Begin(parameters);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Closes the driver and all that was opened from it. The library stays loaded until the process ends.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        _open.Close();
    }
}
