using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Finds and hashes the files of sources on other threads. Meanwhile the run opens the database and reads its state.</summary>
internal sealed class InputSearch
{
    private readonly List<Task<(string Source, IReadOnlyList<InputFile> Files)>> _searches;

    private InputSearch(IEnumerable<Task<(string Source, IReadOnlyList<InputFile> Files)>> searches) => _searches = [.. searches];

    /// <summary>Begins to look for the files of <paramref name="sources"/>; of one day only, or of all for null.</summary>
    public static InputSearch Start(IEnumerable<ModelDefinition> sources, string inputDirectory, DateOnly? day, CancellationToken cancellation) => new(sources
        .Select(source => Task.Run(() => (source.Name, InputDirectory.Find(source, inputDirectory, day, cancellation)), cancellation)));

    /// <summary>Files that are known already.</summary>
    public static InputSearch Of(IEnumerable<ModelDefinition> sources, IReadOnlyDictionary<string, IReadOnlyList<InputFile>> files) =>
        new(sources.Select(source => Task.FromResult((source.Name, files.GetValueOrDefault(source.Name, [])))));

    /// <summary>The files of each source, as <see cref="InputDirectory.Find"/> returns them.</summary>
    /// <exception cref="PipelineException">The error of the first source that has one.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<InputFile>>> FinishAsync() =>
        (await Task.WhenAll(_searches)).ToDictionary(f => f.Source, f => f.Files);
}
