using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The right to use a database file: one writer, or any number of readers. The engine's file locks work only between processes: two
/// runs of one process could both open the file and destroy it. A writer can let readers of its own process in: each gets a connection beside the writer's.
/// </summary>
internal sealed class DatabaseLease : IDisposable
{
    private static readonly Dictionary<string, Use> Uses =
        new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    private readonly string _file;
    private readonly Use _use;
    private bool _isHeld = true;

    private DatabaseLease(string file, Use use) => (_file, _use) = (file, use);

    /// <summary>Takes the right to write <paramref name="path"/>.</summary>
    /// <exception cref="PipelineException">The file is open in this process.</exception>
    public static DatabaseLease ForWriting(string path) => Take(path, isWriting: true);

    /// <summary>Takes the right to read <paramref name="path"/>.</summary>
    /// <exception cref="PipelineException">The file is open for writing in this process.</exception>
    public static DatabaseLease ForReading(string path) => Take(path, isWriting: false);

    /// <summary>Joins the writer of <paramref name="path"/> in this process; null when there is none that lets readers in.</summary>
    /// <returns>The right to read, and a connection beside the writer's; the caller disposes both, the connection first.</returns>
    public static (DatabaseLease Lease, DuckDbSession Connection)? Join(string path)
    {
        var file = FileOf(path);
        lock (Uses)
        {
            if (Uses.GetValueOrDefault(file) is not { Shared: { } shared } use)
                return null;
            var connection = shared.Duplicate();
            use.Holders++;
            return (new DatabaseLease(file, use), connection);
        }
    }

    /// <summary>From here on, and until the last of them has ended, readers of this process can join.</summary>
    /// <param name="writer">The writer's connection.</param>
    public void LetReadersIn(DuckDbSession writer)
    {
        lock (Uses)
            _use.Shared = writer.Duplicate();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Uses)
        {
            if (!_isHeld)
                return;
            _isHeld = false;
            if (--_use.Holders > 0)
                return;
            // The last connection closes the file, so nobody may open it before.
            _use.Shared?.Dispose();
            Uses.Remove(_file);
        }
    }

    private static DatabaseLease Take(string path, bool isWriting)
    {
        var file = FileOf(path);
        lock (Uses)
        {
            if (!Uses.TryGetValue(file, out var use))
                Uses[file] = use = new Use { IsWritten = isWriting };
            else if (isWriting || use.IsWritten)
                throw DuckDbErrors.Locked(path);
            use.Holders++;
            return new DatabaseLease(file, use);
        }
    }

    private static string FileOf(string path)
    {
        var named = new FileInfo(path);
        return (named.Exists ? named.ResolveLinkTarget(returnFinalTarget: true) ?? named : named).FullName;
    }

    /// <summary>Who uses a file.</summary>
    private sealed class Use
    {
        /// <summary>Whether it is open for writing; it stays so while readers that joined go on.</summary>
        public bool IsWritten { get; init; }

        /// <summary>The number of leases.</summary>
        public int Holders { get; set; }

        /// <summary>A connection to the writer's database from which readers get theirs; null when they are not let in.</summary>
        public DuckDbSession? Shared { get; set; }
    }
}
