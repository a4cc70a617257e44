using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Exports;

/// <summary>
/// The published files of each run, <c>archive/RUN</c> below the output directory, each folder with its manifest. The run is the one that made the content, so a file
/// that a later run completes is found under the run that it belongs to.
/// </summary>
/// <param name="directory">The output directory.</param>
internal sealed class ExportArchive(string directory)
{
    private const string Folder = "archive";

    /// <summary>Keeps a file, unless it is there already. The manifest names it only when it is complete.</summary>
    /// <param name="entry">The file as the manifest of the output directory lists it.</param>
    /// <param name="path">Where its bytes are now.</param>
    public void Keep(ManifestEntry entry, string path)
    {
        var folder = Path.Combine(directory, Folder, entry.ChangedBy);
        var known = (Directory.Exists(folder) ? ExportManifest.Read(folder) : null)?.Files ?? [];
        var target = Path.Combine(folder, entry.File);
        if (known.Contains(entry) && FileKinds.Of(target) == FileKind.File)
            return;
        Directory.CreateDirectory(folder);
        AtomicFile.Write(target, temporary => File.Copy(path, temporary, overwrite: true));
        new ExportManifest([.. known.Where(f => f.File != entry.File).Append(entry).OrderBy(f => f.File, StringComparer.Ordinal)]).Write(folder);
    }
}
