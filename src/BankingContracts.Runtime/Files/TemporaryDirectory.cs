namespace BankingContracts.Runtime.Files;

/// <summary>
/// A directory that only its owner can read. When the object is disposed, the directory is deleted with all its files. While the directory is
/// used, a lock file beside it is locked. If a process is killed, the operating system releases its lock. So a later run knows which
/// directories it can remove. Process numbers do not show this: they are used again, and they mean nothing on another machine, or in another
/// container with the same disk.
/// </summary>
public sealed class TemporaryDirectory : IDisposable
{
    private const string Prefix = ".banking-contracts-";
    private const string LockExtension = ".lock";
    private const int Attempts = 5;

    private static readonly Lock Gate = new();
    private static TemporaryDirectory? _root;
    private static int _forRows;

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly bool _isForRows;

    /// <summary>Makes a directory in <paramref name="parent"/>.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not create it.</exception>
    public TemporaryDirectory(string parent)
        : this(LockIn(parent))
    {
    }

    private TemporaryDirectory((string Path, FileStream Lock) locked, bool isForRows = false)
    {
        (_path, _lock, _isForRows) = (locked.Path, locked.Lock, isForRows);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_path);
        else
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The directory of this process that contains all directories for rows. It exists as long as one of them does.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Makes a directory for copies of rows, where the operating system keeps temporary files.</summary>
    /// <exception cref="PipelineException">It cannot be created.</exception>
    public static TemporaryDirectory ForRows()
    {
        try
        {
            lock (Gate)
            {
                _root ??= new TemporaryDirectory((Root, LockOf(Root)));
                var directory = new TemporaryDirectory(LockIn(Root), isForRows: true);
                _forRows++;
                return directory;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    /// <summary>The error for a temporary file that cannot be written.</summary>
    public static PipelineException Unusable(Exception cause) => PipelineException.BadInput(
        $"Temporary files cannot be written to {Path.GetTempPath()} ({cause.Message.TrimEnd('.')}); free space there, or set TMPDIR to a directory that exists and has room.", cause);

    /// <summary>Reserves the name <paramref name="path"/> until the result is disposed; null while another process or thread has the name.</summary>
    internal static FileStream? Reserve(string path)
    {
        var reservation = Path.Combine(Path.GetDirectoryName(path)!, Prefix + Path.GetFileName(path) + LockExtension);
        try
        {
            return new FileStream(reservation, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (System.IO.File.Exists(reservation) || System.IO.File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Removes the directories in <paramref name="parent"/> whose process has ended, with all their files.</summary>
    public static void RemoveAbandoned(string parent)
    {
        if (!Directory.Exists(parent))
            return;
        try
        {
            foreach (var path in Directory.EnumerateFiles(parent, Prefix + "*" + LockExtension).ToList())
                RemoveIfAbandoned(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A directory that cannot be listed belongs to somebody else.
        }
    }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Creates a file in it that only its owner can read.</summary>
    public FileStream Create(string name, int bufferSize)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(File(name), options);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_path))
                Directory.Delete(_path, recursive: true);
            _lock.Dispose();
            System.IO.File.Delete(_path + LockExtension);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file is still open elsewhere. The lock file stays, so that a later run removes it and the directory.
        }

        if (_isForRows)
            LeaveRoot();
    }

    private static void LeaveRoot()
    {
        lock (Gate)
        {
            if (--_forRows > 0)
                return;
            _root?.Dispose();
            _root = null;
        }
    }

    private static FileStream LockOf(string path) => new(path + LockExtension, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    private static (string Path, FileStream Lock) LockIn(string parent)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N"));
            try
            {
                return (path, LockOf(path));
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(parent))
            {
                // Another process removed the file as abandoned before it was locked.
            }
        }
    }

    private static void RemoveIfAbandoned(string lockPath)
    {
        try
        {
            using (new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                var path = lockPath[..^LockExtension.Length];
                if (Directory.Exists(path))
                    Directory.Delete(path, recursive: true);
            }

            System.IO.File.Delete(lockPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its process still runs, or it belongs to somebody else.
        }
    }
}
