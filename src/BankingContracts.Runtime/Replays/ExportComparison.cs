using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Replays;

/// <summary>Compares exported files by their bytes.</summary>
public static class ExportComparison
{
    /// <summary>The exports that differ, with what differs: one sentence each. A file that neither directory has is no difference.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="here">Where the runs exported to.</param>
    /// <param name="there">Where the replay exported to.</param>
    public static IReadOnlyList<string> Of(PipelineDefinition pipeline, string here, string there)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var differences = new List<string>();
        foreach (var name in pipeline.Models.SelectMany(m => m.Exports.Select(f => m.Name + (f == ExportFormat.Csv ? ".csv" : ".parquet"))).Order(StringComparer.Ordinal))
        {
            var (one, other) = (new FileInfo(Path.Combine(here, name)), new FileInfo(Path.Combine(there, name)));
            if (one.Exists != other.Exists)
                differences.Add(one.Exists ? $"{name}: the replay does not export it" : $"{name}: it is not in {here}");
            else if (one.Exists && !AreEqual(one, other))
                differences.Add($"{name}: its bytes are others");
        }

        return differences;
    }

    private static bool AreEqual(FileInfo one, FileInfo other)
    {
        if (one.Length != other.Length)
            return false;
        using var left = one.OpenRead();
        using var right = other.OpenRead();
        return System.Security.Cryptography.SHA256.HashData(left).AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(right));
    }
}
