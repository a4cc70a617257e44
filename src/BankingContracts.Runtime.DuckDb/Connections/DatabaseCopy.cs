using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Files;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// Copies a database file. While it is open for reading, no run can change it, and other readers go on. The log of a run whose last step failed is
/// copied too and moved into the copy, so that the copy is one file. It gets its name when it is complete.
/// </summary>
/// <param name="settings">The database, and what the engine may use.</param>
internal sealed class DatabaseCopy(EngineSettings settings)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Copies the database to <paramref name="target"/>.</summary>
    /// <param name="target">A file that does not exist.</param>
    /// <param name="check">Reads the copy of this name; an exception refuses it.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    /// <returns>The bytes of the copy.</returns>
    /// <exception cref="PipelineException">A run uses the database, there is such a file, or it cannot be written.</exception>
    public async Task<long> WriteAsync(string target, Func<string, Task> check, CancellationToken cancellation)
    {
        RefuseExisting(target);
        using var database = DuckDbDatabase.OpenForReading(settings);
        if (database.IsPinned)
            throw DuckDbErrors.Locked(settings.DatabasePath);
        var folder = Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(folder);
            TemporaryDirectory.RemoveAbandoned(folder);
            using var scratch = new TemporaryDirectory(folder);
            var copy = scratch.File(Path.GetFileName(target));
            await CopyAsync(copy, cancellation);
            await check(copy);
            AtomicFile.Flush(copy);
            AtomicFile.PublishOnce(copy, target);
            return new FileInfo(target).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.Passing($"The copy {target} cannot be written ({e.Message.TrimEnd('.')}); check its folder and the room on the disk, or choose another with --to.", e);
        }
    }

    /// <summary>A log of that name would become part of the copy when it is opened.</summary>
    private static void RefuseExisting(string target)
    {
        var existing = Leftovers.Logs.Prepend("").Select(end => target + end).FirstOrDefault(f => FileKinds.Of(f) != FileKind.Missing);
        if (existing is not null)
            throw PipelineException.BadInput($"{existing} exists already, and a backup replaces nothing; name another file with --to.");
    }

    private async Task CopyAsync(string copy, CancellationToken cancellation)
    {
        var logs = Leftovers.Logs.Where(end => File.Exists(settings.DatabasePath + end)).ToList();
        // The engine's lock ends when this process closes the file, so the file comes last. What another process changes after that shows in its time.
        string[] files = [.. logs, ""];
        var before = files.Select(Stamp).ToList();
        foreach (var end in files)
            await CopyAsync(settings.DatabasePath + end, copy + end, cancellation);
        if (!before.SequenceEqual(files.Select(Stamp)))
            throw DuckDbErrors.Locked(settings.DatabasePath);
        if (logs.Count > 0)
            TakeLog(copy);
    }

    private (long Bytes, DateTime WrittenAt) Stamp(string end)
    {
        var file = new FileInfo(settings.DatabasePath + end);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }

    /// <summary>Moves the log into the file.</summary>
    private void TakeLog(string copy)
    {
        var session = AttachedFile.Open(settings with { DatabasePath = copy }, copy, "", SpillDirectory.OfWriter(copy)).Session;
        try
        {
            session.Execute($"checkpoint {AttachedFile.Catalog}");
        }
        finally
        {
            session.Dispose();
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferSize, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(from);
        await using var target = new FileStream(to, options);
        await source.CopyToAsync(target, BufferSize, cancellation);
    }
}
