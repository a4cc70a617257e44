namespace BankingContracts.Runtime.Ingestion;

/// <summary>A directory that is deleted, with all in it, on disposal.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("banking-contracts-");

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_directory.FullName, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _directory.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Still open elsewhere: the operating system cleans its temporary directory.
        }
    }
}
