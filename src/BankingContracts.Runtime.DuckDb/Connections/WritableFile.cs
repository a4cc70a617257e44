using BankingContracts.Runtime.DuckDb.Files;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>Opens the file of a run. What killed runs left beside it is removed.</summary>
internal static class WritableFile
{
    /// <summary>Begins the file of a first load. Nothing is left from an earlier first load, or from an earlier database with this name.</summary>
    public static (OpenedFile File, IReadOnlyList<string> Notes) BeginLoad(EngineSettings settings)
    {
        var path = settings.DatabasePath;
        if (LoadingFile.LockOn(path) is { } locked)
            throw locked;
        var leftovers = new Leftovers(path);
        leftovers.RemoveLoading();

        // A file that is being loaded is never recovered, so it needs no log. From here on its lock keeps other first loads away.
        var file = AttachedFile.Open(settings, LoadingFile.Of(path), " (recovery_mode no_wal_writes)", SpillDirectory.OfWriter(path));
        try
        {
            leftovers.RemoveLogs();
            leftovers.RemoveSpilled();
            return (file, leftovers.Notes);
        }
        catch
        {
            file.Session.Dispose();
            LoadingFile.Remove(path);
            throw;
        }
    }

    /// <summary>Opens a database for writing. Beside it there is only its own log.</summary>
    public static (OpenedFile File, IReadOnlyList<string> Notes) OpenCleared(EngineSettings settings)
    {
        var path = settings.DatabasePath;
        var file = AttachedFile.Open(settings, path, "", SpillDirectory.OfWriter(path));
        try
        {
            var leftovers = new Leftovers(path);
            if (LoadingFile.LockOn(path) is null)
                leftovers.RemoveLoading();
            leftovers.RemoveSpilled();
            return (file, leftovers.Notes);
        }
        catch
        {
            file.Session.Dispose();
            throw;
        }
    }
}
