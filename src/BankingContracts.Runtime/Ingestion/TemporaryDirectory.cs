namespace BankingContracts.Runtime.Ingestion;

/// <summary>A directory that is deleted, with all in it, on disposal.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Lock Gate = new();

    private readonly string _path = Path.Combine(Root, Path.GetRandomFileName());

    /// <summary>Creates it.</summary>
    public TemporaryDirectory()
    {
        lock (Gate)
        {
            Create(Root);
            Create(_path);
        }
    }

    /// <summary>The directory of this process that all of them are in; it is there as long as one of them is.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), $"banking-contracts-{Environment.ProcessId}-{Path.GetRandomFileName()}");

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
            catch (IOException)
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
