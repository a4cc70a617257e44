using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Exports;

/// <summary>
/// The published files of each run, <c>archive/RUN</c> below the output directory, each folder with its manifest. The run is the one that made the content, so a file
/// that a later run completes is found under the run that it belongs to.
/// </summary>
/// <param name="directory">The output directory.</param>
internal sealed class ExportArchive(string directory)
{
    /// <summary>The folder of all runs, below the output directory.</summary>
    public const string Folder = "archive";

    /// <summary>The runs with kept files, in their order.</summary>
    public static IEnumerable<string> RunsIn(string directory)
    {
        var all = new DirectoryInfo(Path.Combine(directory, Folder));
        return all.Exists ? all.EnumerateDirectories().Select(d => d.Name).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>The folder of the files of a run.</summary>
    public static string FolderOf(string directory, string run) => Path.Combine(directory, Folder, run);

    /// <summary>Keeps a file, unless it is there already. The manifest names it only when it is complete.</summary>
    /// <param name="entry">The file as the manifest of the output directory lists it.</param>
    /// <param name="path">Where its bytes are now.</param>
    public void Keep(ManifestEntry entry, string path)
    {
        var folder = FolderOf(directory, entry.ChangedBy);
        var known = (Directory.Exists(folder) ? ExportManifest.Read(folder) : null)?.Files ?? [];
        var target = Path.Combine(folder, entry.File);
        if (known.Contains(entry) && FileKinds.Of(target) == FileKind.File)
            return;
        Directory.CreateDirectory(folder);
        AtomicFile.Write(target, temporary => File.Copy(path, temporary, overwrite: true));
        new ExportManifest([.. known.Where(f => f.File != entry.File).Append(entry).OrderBy(f => f.File, StringComparer.Ordinal)]).Write(folder);
    }
}
