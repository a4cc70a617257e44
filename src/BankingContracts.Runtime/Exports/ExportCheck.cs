using System.Security.Cryptography;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Exports;

/// <summary>Compares the files of an output directory with its manifest, and the manifest with what the database says about the models.</summary>
public static class ExportCheck
{
    /// <summary>The number of files in the manifests, and what is different; null where there is no manifest.</summary>
    /// <param name="directory">The output directory.</param>
    /// <param name="state">The state of the database.</param>
    /// <param name="runs">All runs of the database.</param>
    public static (int Files, IReadOnlyList<ChainDifference> Differences)? Compare(string directory, PipelineState state, IReadOnlyList<CommittedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(runs);
        if (FileKinds.Of(Path.Combine(directory, ExportManifest.FileName)) == FileKind.Missing)
            return null;
        var current = Compare(directory, "", entry => NotOfDatabase(entry, state));
        var archived = ExportArchive.RunsIn(directory).Select(
            run => Compare(ExportArchive.FolderOf(directory, run), $"{ExportArchive.Folder}/{run}/", entry => NotOfRun(entry, run, runs.FirstOrDefault(r => r.RunId == run))));
        List<(int Files, IReadOnlyList<ChainDifference> Differences)> all = [current, .. archived];
        return (all.Sum(f => f.Files), [.. all.SelectMany(f => f.Differences)]);
    }

    private static (int Files, IReadOnlyList<ChainDifference> Differences) Compare(string directory, string prefix, Func<ManifestEntry, string?> isNotAsKnown) =>
        ExportManifest.Read(directory) is { Files: var files }
            ? (files.Count, [.. files.Select(f => (f.File, Text: NotAsListed(directory, f) ?? isNotAsKnown(f))).Where(f => f.Text is not null).Select(f => ChainDifference.OfExport(prefix + f.File, f.Text!))])
            : (0, [ChainDifference.OfExport(prefix + ExportManifest.FileName, "it is damaged")]);

    private static string? NotAsListed(string directory, ManifestEntry entry)
    {
        var path = Path.Combine(directory, entry.File);
        if (FileKinds.Of(path) != FileKind.File)
            return "the file is gone";
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length != entry.Bytes || Convert.ToHexStringLower(SHA256.HashData(stream)) != entry.Sha256)
                return "its bytes are not those of the manifest";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read";
        }

        return entry.File == $"{entry.Model}.{entry.Format}" ? null : $"the manifest says that it has {entry.Model} as {entry.Format}";
    }

    private static string? NotOfDatabase(ManifestEntry entry, PipelineState state)
    {
        if (!state.Models.TryGetValue(entry.Model, out var model))
            return $"the database has no model {entry.Model}";
        if (model.ChangedBy != entry.ChangedBy)
            return $"the manifest says that run {entry.ChangedBy} changed {entry.Model} last, the database says run {model.ChangedBy}";
        return model.Rows == entry.Rows ? null : $"the manifest says {entry.Rows} rows, the database {model.Rows}";
    }

    private static string? NotOfRun(ManifestEntry entry, string runId, CommittedRun? run)
    {
        if (entry.ChangedBy != runId)
            return $"the manifest says that run {entry.ChangedBy} made it";
        var rows = run?.Stages.FirstOrDefault(s => s.Model == entry.Model && s.Stage != StageKind.Export)?.Change.Rows;
        return rows is null || rows == entry.Rows ? null : $"the manifest says {entry.Rows} rows, the run {rows}";
    }
}
