using BankingContracts.Runtime.DuckDb.Files;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>Removes the files of a database that killed runs left. The caller holds the lock, so nobody else uses them.</summary>
/// <param name="database">The database.</param>
internal sealed class Leftovers(string database)
{
    /// <summary>The ends of the names of a file's logs, after the name of the file.</summary>
    public static readonly IReadOnlyList<string> Logs = [".wal", ".wal.checkpoint", ".wal.recovery"];

    private const string SpilledFiles = "duckdb_temp_*";

    private readonly List<string> _notes = [];

    /// <summary>What was removed, a sentence for each file.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Removes the file of a first load and its logs.</summary>
    public void RemoveLoading() => Remove(Logs.Prepend("").Select(end => LoadingFile.Of(database) + end), "a first load that was killed left it");

    /// <summary>Removes the logs of a database that no longer exists: the engine would load their rows into the new one.</summary>
    /// <exception cref="PipelineException">There is a database, and the logs belong to it.</exception>
    public void RemoveLogs()
    {
        if (File.Exists(database))
            throw LoadingFile.MadeMeanwhile(database);
        Remove(Logs.Select(end => database + end), "it belongs to an earlier database of that name that no longer exists");
    }

    /// <summary>Removes the temporary files of runs and readers that were killed; the lock also keeps readers away.</summary>
    public void RemoveSpilled()
    {
        foreach (var directory in SpillDirectory.Existing(database))
        {
            Remove(directory.GetFiles(SpilledFiles).Select(f => f.FullName), "a process that was killed left it");
            if (!directory.EnumerateFileSystemInfos().Any())
                RemoveEmpty(directory);
        }
    }

    private static void RemoveEmpty(DirectoryInfo directory)
    {
        try
        {
            directory.Delete();
        }
        catch (IOException)
        {
            // A disk of its own is mounted there, for what does not fit into memory.
        }
    }

    private void Remove(IEnumerable<string> files, string why)
    {
        foreach (var file in files.Where(File.Exists))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw PipelineException.BadInput($"{file} cannot be removed ({e.Message}), but {why}; remove it yourself.", e);
            }

            _notes.Add($"{file} was removed: {why}.");
        }
    }
}
