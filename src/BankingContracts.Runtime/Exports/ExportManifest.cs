using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Exports;

/// <summary>The list of exports that are complete, <c>manifest.json</c> in the output directory.</summary>
/// <param name="Files">The files, by name.</param>
public sealed record ExportManifest(IReadOnlyList<ManifestEntry> Files)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "manifest.json";

    private const int CurrentFormat = 1;

    /// <summary>The version of this format, docs/schemas/manifest.schema.json.</summary>
    [JsonPropertyOrder(-1)]
    public int? FormatVersion { get; init; } = CurrentFormat;

    /// <summary>
    /// Reads the manifest of <paramref name="directory"/>: empty when there is none, null when it is damaged. In both cases the files are
    /// written again.
    /// </summary>
    public static ExportManifest? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        var kind = FileKinds.Of(path);
        if (kind == FileKind.Missing)
            return new([]);
        if (kind != FileKind.File)
            return null;
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(path), ManifestJson.Default.ExportManifest);
            return manifest is { FormatVersion: null or CurrentFormat, Files: { } files } && files.All(IsWhole) && files.DistinctBy(f => f.File).Count() == files.Count ? manifest : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the manifest to <paramref name="directory"/> in one step.</summary>
    public void Write(string directory) => AtomicFile.Write(
        Path.Combine(directory, FileName),
        path => File.WriteAllText(path, JsonSerializer.Serialize(this, ManifestJson.Default.ExportManifest) + "\n"));

    /// <summary>The manifest is read from a disk. A missing member is null, although its type does not allow null.</summary>
    private static bool IsWhole(ManifestEntry? entry) => entry is { File: not null, Model: not null, Format: not null, Sha256: not null, ChangedBy: not null };
}
