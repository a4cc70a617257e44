namespace BankingContracts.Runtime.Ingestion;

/// <summary>A directory that only its owner can read, and that is deleted, with all in it, on disposal.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory;

    /// <summary>Creates it in the system's directory for temporary files.</summary>
    /// <exception cref="PipelineException">Nothing can be written there.</exception>
    public TemporaryDirectory()
    {
        try
        {
            _directory = Directory.CreateTempSubdirectory("banking-contracts-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    /// <summary>What is wrong when a temporary file cannot be written.</summary>
    public static PipelineException Unusable(Exception cause) => PipelineException.BadInput(
        $"Temporary files cannot be written to {Path.GetTempPath()} ({cause.Message.TrimEnd('.')}); free space there, or set TMPDIR to a directory with room.", cause);

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_directory.FullName, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _directory.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still open elsewhere: the operating system cleans its temporary directory.
        }
    }
}
