using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Archives;

/// <summary>Finds the files that runs loaded: in the archive, or still in the input directory.</summary>
/// <param name="archive">The archive.</param>
/// <param name="inputDirectory">Where files are delivered.</param>
public sealed class ArrivedFiles(FileArchive archive, string inputDirectory)
{
    /// <summary>The archive.</summary>
    public FileArchive Archive => archive;

    /// <summary>Whether a file is there. Its bytes are looked at when it is fetched.</summary>
    public bool Has(Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        return File.Exists(archive.PathOf(arrival.Hash)) || new FileInfo(Delivered(arrival)) is { Exists: true } file && file.Length == arrival.Bytes;
    }

    /// <summary>Puts the bytes of a file at a path.</summary>
    /// <exception cref="PipelineException">It is not there any more, or has other bytes.</exception>
    public async Task FetchAsync(Arrival arrival, string target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        if (File.Exists(archive.PathOf(arrival.Hash)))
        {
            await archive.RestoreAsync(arrival.File, arrival.Hash, target, cancellation);
            return;
        }

        await using var input = InputStream.Open(Delivered(arrival), arrival.File);
        await using var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (await HashedCopy.CopyAsync(input, output, cancellation) != arrival.Hash)
            throw PipelineException.BadInput($"{arrival.File} in {inputDirectory} is not the file that was loaded: its bytes are others. Put that file there, or name its archive with ARCHIVE_PATH.");
    }

    private string Delivered(Arrival arrival) => Path.Combine(inputDirectory, arrival.File);
}
