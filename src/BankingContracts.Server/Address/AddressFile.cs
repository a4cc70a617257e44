using System.Text.Json;
using BankingContracts.Runtime;

namespace BankingContracts.Server.Address;

/// <summary>
/// The file beside a database while a service operates it. Its owner alone may read it, from its creation on. The service keeps it open and thereby locked: a
/// file without a lock is that of a service that was killed, and the next service replaces it.
/// </summary>
internal sealed class AddressFile : IDisposable
{
    // The command line reads the file of a dead service for a moment.
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly FileStream _file;

    private AddressFile(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Makes the file of a database, still without an address.</summary>
    /// <param name="database">The full path of the database; it need not exist.</param>
    /// <exception cref="PipelineException">Another service operates the database, or the file cannot be made.</exception>
    public static AddressFile Take(string database)
    {
        var path = ServiceAddress.FileOf(database);
        var own = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = Create(own);
            try
            {
                Place(own, path, database);
                return new(path, file);
            }
            catch
            {
                file.Dispose();
                File.Delete(own);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"The file {path} cannot be written ({e.Message}); the service writes its address there. Check the folder of the database.", e);
        }
    }

    /// <summary>Writes the address.</summary>
    public void Write(ServiceAddress address)
    {
        _file.SetLength(0);
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(address, AddressJson.Default.ServiceAddress));
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_path);
        _file.Dispose();
    }

    /// <summary>Opens a new file with a lock that readers share.</summary>
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static void Place(string own, string path, string database)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // With a lock that nobody shares: so the file has no service, and nobody else replaces it now.
                using var dead = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                // It replaces no file that is open.
                if (OperatingSystem.IsWindows())
                    dead.Close();
                File.Move(own, path, overwrite: true);
                return;
            }
            catch (FileNotFoundException)
            {
                try
                {
                    File.Move(own, path, overwrite: false);
                    return;
                }
                catch (IOException e) when (File.Exists(path))
                {
                    throw InUse(database, e);
                }
            }
            catch (IOException e) when (attempt == Attempts && File.Exists(path))
            {
                throw InUse(database, e);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static PipelineException InUse(string database, Exception cause) =>
        new(ExitCode.Locked, $"Another service operates the database {database}; use that one, or stop it first.", cause);
}
