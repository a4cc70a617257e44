namespace BankingContracts.Runtime.Ingestion;

/// <summary>Opens input files. If this fails, the user gets one sentence.</summary>
internal static class InputStream
{
    /// <summary>Opens <paramref name="path"/> to read it from start to end. Others may read the file, but not write it.</summary>
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

    /// <summary>The file exists but cannot be read.</summary>
    public static PipelineException Unreadable(string name, Exception cause) => PipelineException.BadInput(
        $"{name} cannot be read ({cause.Message}); grant read access to it, or close the program that has it open.", cause);
}
