using System.Text.Json;
using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Exports;

/// <summary>The list of exports that are complete, <c>manifest.json</c> in the output directory.</summary>
/// <param name="Files">The files, by name.</param>
public sealed record ExportManifest(IReadOnlyList<ManifestEntry> Files)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The version of this format, docs/schemas/manifest.schema.json.</summary>
    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; init; } = 1;

    /// <summary>Reads the manifest of <paramref name="directory"/>; empty when there is none or it cannot be read, which only means that files are written again.</summary>
    public static ExportManifest Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(directory, FileName)), ManifestJson.Default.ExportManifest) ?? new([]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new([]);
        }
    }

    /// <summary>Writes the manifest to <paramref name="directory"/> in one step.</summary>
    public void Write(string directory) => AtomicFile.Write(
        Path.Combine(directory, FileName),
        path => File.WriteAllText(path, JsonSerializer.Serialize(this, ManifestJson.Default.ExportManifest) + "\n"));
}

