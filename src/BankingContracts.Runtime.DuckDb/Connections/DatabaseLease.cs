using BankingContracts.Runtime.DuckDb.Errors;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The right to open a database file: one writer, or any number of readers. The engine's file locks work only between processes: two
/// runs of one process could both open the file and destroy it.
/// </summary>
internal sealed class DatabaseLease : IDisposable
{
    private const int Writing = -1;

    private static readonly Dictionary<string, int> Holders =
        new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private readonly string _file;
    private bool _isHeld = true;

    private DatabaseLease(string file) => _file = file;

    /// <summary>Takes the right to write <paramref name="path"/>.</summary>
    /// <exception cref="PipelineException">The file is open in this process.</exception>
    public static DatabaseLease ForWriting(string path) => Take(path, isWriting: true);

    /// <summary>Takes the right to read <paramref name="path"/>.</summary>
    /// <exception cref="PipelineException">The file is open for writing in this process.</exception>
    public static DatabaseLease ForReading(string path) => Take(path, isWriting: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Holders)
        {
            if (!_isHeld)
                return;
            _isHeld = false;
            if (Holders[_file] is Writing or 1)
                Holders.Remove(_file);
            else
                Holders[_file]--;
        }
    }

    private static DatabaseLease Take(string path, bool isWriting)
    {
        var named = new FileInfo(path);
        var file = (named.Exists ? named.ResolveLinkTarget(returnFinalTarget: true) ?? named : named).FullName;
        lock (Holders)
        {
            var holders = Holders.GetValueOrDefault(file);
            if (holders == Writing || (isWriting && holders > 0))
                throw DuckDbErrors.Locked(path);
            Holders[file] = isWriting ? Writing : holders + 1;
            return new DatabaseLease(file);
        }
    }
}
