using System.Security.Cryptography;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Exports;

/// <summary>Compares the files of an output directory with its manifest, and the manifest with what the database says about the models.</summary>
public static class ExportCheck
{
    /// <summary>The number of files in the manifest, and what is different; null where there is no manifest.</summary>
    /// <param name="directory">The output directory.</param>
    /// <param name="state">The state of the database.</param>
    public static (int Files, IReadOnlyList<ChainDifference> Differences)? Compare(string directory, PipelineState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (FileKinds.Of(Path.Combine(directory, ExportManifest.FileName)) == FileKind.Missing)
            return null;
        return ExportManifest.Read(directory) is { } manifest
            ? (manifest.Files.Count, [.. manifest.Files.Select(f => (f.File, Text: Wrong(directory, f, state))).Where(f => f.Text is not null).Select(f => ChainDifference.OfExport(f.File, f.Text!))])
            : (0, [ChainDifference.OfExport(ExportManifest.FileName, "it is damaged")]);
    }

    private static string? Wrong(string directory, ManifestEntry entry, PipelineState state)
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

        if (!state.Models.TryGetValue(entry.Model, out var model))
            return $"the database has no model {entry.Model}";
        if (model.ChangedBy != entry.ChangedBy)
            return $"the manifest says that run {entry.ChangedBy} changed {entry.Model} last, the database says run {model.ChangedBy}";
        return model.Rows == entry.Rows ? null : $"the manifest says {entry.Rows} rows, the database {model.Rows}";
    }
}
