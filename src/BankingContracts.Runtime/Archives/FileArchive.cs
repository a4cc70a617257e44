using System.IO.Compression;
using System.Security.Cryptography;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Archives;

/// <summary>
/// The files that runs loaded, each once, compressed, under the hash of its bytes: <c>ab/abcd....gz</c>. Beside it is the hash of the compressed bytes,
/// <c>ab/abcd....gz.sha256</c>, as <c>sha256sum</c> writes it. A file that a failed run left is the same as one that a later run keeps.
/// </summary>
/// <param name="directory">Where they are.</param>
public sealed class FileArchive(string directory)
{
    private const int FolderLength = 2;
    private const int BufferSize = 1 << 18;

    /// <summary>The place of the file with a hash.</summary>
    public string PathOf(string hash) => Path.Combine(directory, hash[..FolderLength], hash + ".gz");

    /// <summary>Keeps a file, unless its bytes are there already.</summary>
    /// <exception cref="PipelineException">The archive cannot be written, or the file is not the one that was loaded any more.</exception>
    public async Task KeepAsync(InputFile file, CancellationToken cancellation)
    {
        var path = PathOf(file.Hash);
        if (File.Exists(path))
            return;
        var partial = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var input = InputStream.Open(file.Path, file.Name))
            await using (var output = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize))
            {
                if (await CompressAsync(input, output, cancellation) != file.Hash)
                    throw CsvFault.Changed(file.Name);
                output.Flush(flushToDisk: true);
            }

            var packed = await HashOfAsync(partial, cancellation);
            AtomicFile.Write(SealOf(path), temporary => File.WriteAllText(temporary, $"{packed}  {Path.GetFileName(path)}\n"));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"{file.Name} cannot be kept in the archive {directory} ({e.Message}). Nothing was changed; make room there, or name another place with ARCHIVE_PATH.", e);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Writes the bytes of a kept file to a path.</summary>
    /// <exception cref="PipelineException">It is not there, or its bytes are not those of the hash.</exception>
    public async Task RestoreAsync(string name, string hash, string target, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw PipelineException.BadInput($"{name} is not in the archive {directory} (its hash is {hash}); name the archive of its runs with ARCHIVE_PATH.");
        try
        {
            await using var input = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            await using var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
            if (await HashedCopy.CopyAsync(input, output, cancellation) != hash)
                throw Damaged(name, path);
        }
        catch (InvalidDataException)
        {
            throw Damaged(name, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"{name} cannot be read from the archive ({e.Message}).", e);
        }
    }

    /// <summary>What is wrong with a kept file, a clause; null where every byte of it is as it was written.</summary>
    public async Task<string?> FaultAsync(string hash, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            return "the file is gone";
        try
        {
            // Bytes of a compressed file may change without changing what it unpacks to.
            if (File.Exists(SealOf(path)) && await File.ReadAllTextAsync(SealOf(path), cancellation) != $"{await HashOfAsync(path, cancellation)}  {Path.GetFileName(path)}\n")
                return "its bytes are not those that were written";
            await using var input = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            return await HashedCopy.CopyAsync(input, Stream.Null, cancellation) == hash ? null : "its bytes are not those that were loaded";
        }
        catch (InvalidDataException)
        {
            return "its bytes are not those that were loaded";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read";
        }
    }

    private static string SealOf(string path) => path + ".sha256";

    private static async Task<string> HashOfAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    private static PipelineException Damaged(string name, string path) => PipelineException.BadInput($"{name} in the archive is damaged: the bytes of {path} are not those that were loaded.");

    private static async Task<string> CompressAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        await using var compressed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        return await HashedCopy.CopyAsync(input, compressed, cancellation);
    }
}
