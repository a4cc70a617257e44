namespace BankingContracts.Runtime.Ingestion;

/// <summary>A directory that only its owner can read, and that is deleted, with all in it, on disposal.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Lock Gate = new();

    private readonly string _path = Path.Combine(Root, Path.GetRandomFileName());

    /// <summary>Creates it in the system's directory for temporary files.</summary>
    /// <exception cref="PipelineException">Nothing can be written there.</exception>
    public TemporaryDirectory()
    {
        try
        {
            lock (Gate)
            {
                Create(Root);
                Create(_path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    /// <summary>The directory of this process that all of them are in; it is there as long as one of them is.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), $"banking-contracts-{Environment.ProcessId}-{Path.GetRandomFileName()}");

    /// <summary>What is wrong when a temporary file cannot be written.</summary>
    public static PipelineException Unusable(Exception cause) => PipelineException.BadInput(
        $"Temporary files cannot be written to {Path.GetTempPath()} ({cause.Message.TrimEnd('.')}); free space there, or set TMPDIR to a directory with room.", cause);

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            try
            {
                Directory.Delete(_path, recursive: true);
                if (!Directory.EnumerateFileSystemEntries(Root).Any())
                    Directory.Delete(Root);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Still open elsewhere: the operating system cleans its temporary directory.
            }
        }
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
