using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Archives;

/// <summary>Compares the archive with the files that runs say they kept in it.</summary>
public static class ArchiveCheck
{
    /// <summary>The number of kept files, and what is different.</summary>
    /// <param name="directory">The archive.</param>
    /// <param name="runs">All runs of the database.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(int Files, IReadOnlyList<ChainDifference> Differences)> CompareAsync(string directory, IReadOnlyList<CommittedRun> runs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var kept = runs.SelectMany(r => r.Arrivals.Where(a => a.IsArchived)).DistinctBy(a => a.Hash).ToList();
        if (kept.Count > 0 && !Directory.Exists(directory))
            return (kept.Count, [ChainDifference.OfArchive(directory, "the directory is not there; name the archive of the runs with ARCHIVE_PATH")]);
        var archive = new FileArchive(directory);
        var found = new List<ChainDifference>();
        foreach (var file in kept)
        {
            if (await archive.FaultAsync(file.Hash, cancellation) is { } fault)
                found.Add(ChainDifference.OfArchive($"{file.File} ({file.Hash})", fault));
        }

        return (kept.Count, found);
    }
}
