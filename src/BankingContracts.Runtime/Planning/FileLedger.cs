using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Decides which of the files that are there a run loads, from the ledger of those loaded before.</summary>
/// <param name="state">The state of the database.</param>
public sealed class FileLedger(PipelineState state)
{
    /// <summary>The files to load, in order, each with the reason; one batch each.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The files that are there, by name.</param>
    public IReadOnlyList<(InputFile File, string Reason)> Due(ModelDefinition source, IReadOnlyList<InputFile> files) =>
        ((SourceBody)source.Body).Delivery == Delivery.Delta ? DueDeltas(source, files) : DueFulls(source, files);

    /// <summary>A delta file is loaded once, whatever its name.</summary>
    private List<(InputFile File, string Reason)> DueDeltas(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var loaded = state.Files.Where(f => f.Source == source.Name).Select(f => f.Hash).ToHashSet();
        return [.. files.Where(f => loaded.Add(f.Hash)).Select(f => (f, Reason(source, f)))];
    }

    /// <summary>
    /// A full file counts until the next one: a lone one is due when it is not the last one loaded, of several those that are not
    /// what was last loaded under their names.
    /// </summary>
    private List<(InputFile File, string Reason)> DueFulls(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var due = files.Where(f => (files.Count == 1 ? state.LastFile(source.Name) : LastOf(source, f.Name))?.Hash != f.Hash);
        return [.. due.Select(f => (f, Reason(source, f)))];
    }

    private string Reason(ModelDefinition source, InputFile file) => LastOf(source, file.Name) switch
    {
        null => $"{file.Name} was not loaded yet",
        { } last when last.Hash == file.Hash => $"{file.Name} is back after another file",
        { } last => $"{file.Name} changed since it was loaded at {RunClock.Shown(last.RunAt)} UTC",
    };

    private LoadedFile? LastOf(ModelDefinition source, string name) => state.Files.LastOrDefault(f => f.Source == source.Name && f.File == name);
}
