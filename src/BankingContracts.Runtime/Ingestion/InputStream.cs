namespace BankingContracts.Runtime.Ingestion;

/// <summary>Opens input files, with one sentence for the user if that fails.</summary>
internal static class InputStream
{
    /// <summary>Opens <paramref name="path"/> for reading from start to end; others may read it, not write it.</summary>
    /// <exception cref="PipelineException">It is missing, locked or not readable.</exception>
    public static FileStream Open(string path, string name)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, e);
        }
    }

    /// <summary>The file is there but cannot be read.</summary>
    public static PipelineException Unreadable(string name, Exception cause) => PipelineException.BadInput(
        $"{name} cannot be read ({cause.Message}); grant read access to it, or close the program that has it open.", cause);
}
