using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Arrivals;

/// <summary>Looks for the files of the sources in the input directory. It does not read them.</summary>
internal sealed class ExpectedFiles(ServerOptions options)
{
    /// <summary>The most files of a source that are listed.</summary>
    public const int Most = 20;

    /// <summary>The files of all sources that are there now.</summary>
    public IReadOnlyList<ExpectedFile> All() => [.. options.Pipeline.Models.Where(m => m.Body is SourceBody).SelectMany(Of)];

    private IEnumerable<ExpectedFile> Of(ModelDefinition source)
    {
        var pattern = ((SourceBody)source.Body).File;
        try
        {
            var names = InputDirectory.Names(options.Run.InputDirectory, pattern);
            // Of many, those whose names come last are usually the newest.
            return names.Count == 0 ? [new(source.Name, pattern)] : [.. names.TakeLast(Most).Select(n => There(source.Name, pattern, n))];
        }
        catch (Exception e) when (e is PipelineException or IOException or UnauthorizedAccessException)
        {
            return [new(source.Name, pattern) { Fault = e.Message }];
        }
    }

    private ExpectedFile There(string source, string pattern, string name)
    {
        var file = new FileInfo(Path.Combine(options.Run.InputDirectory, name));
        return new(source, pattern) { Name = name, Bytes = file.Exists ? file.Length : null, ChangedAt = file.Exists ? file.LastWriteTimeUtc : null };
    }
}

/// <summary>A file that a source expects.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Pattern">The name or glob in its contract.</param>
public sealed record ExpectedFile(string Source, string Pattern)
{
    /// <summary>Its name; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>When it was changed, UTC.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>Why the directory cannot be read; null when it can.</summary>
    public string? Fault { get; init; }
}
