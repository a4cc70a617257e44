using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Decides which of the present files a run loads. It uses the ledger of the files that were loaded before.</summary>
/// <param name="state">The state of the database.</param>
public sealed class FileLedger(PipelineState state)
{
    private const int ChangesShown = 3;

    private readonly Dictionary<(string Source, string File), LoadedFile> _lastByName = Last(state, static f => f.File);
    private readonly Dictionary<(string Source, string Hash), LoadedFile> _lastByHash = Last(state, static f => f.Hash);

    /// <summary>The files to load, and notes about the others.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The present files, by name.</param>
    public FileDecision Decide(ModelDefinition source, IReadOnlyList<InputFile> files) => (SourceBody)source.Body switch
    {
        { Delivery: Delivery.Delta } => DecideDeltas(source, files),
        { FilesAreParts: true } => DecideParts(source, files),
        { Delivery: Delivery.Full } => DecideFulls(source, files),
        var body => throw new InvalidOperationException($"{source.Name} has no known delivery: {body.Delivery}."),
    };

    /// <summary>Loads all files, in their order: as one delivery where they are parts, else each as its own.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The files.</param>
    public static FileDecision AsGiven(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        const string Reason = "a run of before loaded it";
        IReadOnlyList<DueDelivery> due = files.Count == 0 ? []
            : ((SourceBody)source.Body).FilesAreParts ? [new DueDelivery(files, Reason)]
            : [.. files.Select(f => new DueDelivery([f], Reason))];
        return new FileDecision([.. due], []);
    }

    /// <summary>
    /// A delta file is skipped only if the last load under its name had the same bytes. The same bytes under a new name are a new delivery: if
    /// three files have the states A, B and A, the result is A.
    /// </summary>
    private FileDecision DecideDeltas(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var due = new List<DueDelivery>();
        var notes = new List<FileNote>();
        foreach (var file in files)
        {
            if (LastOf(source, file.Name) is { } last && last.Hash == file.Hash)
            {
                notes.Add(Skipped(source, file, last));
                continue;
            }

            if (due.LastOrDefault(d => d.Files[0].Hash == file.Hash) is { } twin)
                notes.Add(new FileNote(source.Name, file.Name, FileNoteKind.LoadedAgain, twin.Files[0].Name, null));
            else if (_lastByHash.GetValueOrDefault((source.Name, file.Hash)) is { } earlier)
                notes.Add(new FileNote(source.Name, file.Name, FileNoteKind.LoadedAgain, earlier.File, earlier.RunAt));
            due.Add(new DueDelivery([file], Reason(source, file)));
        }

        return new FileDecision(due, notes);
    }

    /// <summary>
    /// A full file is valid until the next one. A single file is due if the source did not load its bytes last. If there are several files, a
    /// file is due if its bytes are not those that were last loaded under its name.
    /// </summary>
    private FileDecision DecideFulls(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var due = new List<DueDelivery>();
        var notes = new List<FileNote>();
        foreach (var file in files)
        {
            var last = files.Count == 1 ? state.LastFile(source.Name) : LastOf(source, file.Name);
            if (last?.Hash == file.Hash)
                notes.Add(Skipped(source, file, last));
            else
                due.Add(new DueDelivery([file], Reason(source, file)));
        }

        if (due.Count > 1)
            notes.Add(new FileNote(source.Name, due[^1].Files[0].Name, FileNoteKind.Replaces, due[^2].Files[0].Name, null));
        return new FileDecision(due, notes);
    }

    /// <summary>
    /// The files of one run are one delivery. Files of earlier deliveries may stay. If the last delivery is unchanged, the new files beside it
    /// are the next delivery. If a part of it changed or was removed, its other parts also belong to the new delivery.
    /// </summary>
    private FileDecision DecideParts(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var last = LastDelivery(source);
        var stale = Stale(source, files, last);
        var candidates = files.Except(stale).ToList();
        var notes = stale.Select(f => Skipped(source, f, LastOf(source, f.Name)!)).ToList();
        if (last.Count == 0)
            return new FileDecision([new DueDelivery(files, NotLoaded(files))], []);
        if (HaveSameBytes(candidates, last))
            return new FileDecision([], [.. candidates.Select(f => Skipped(source, f, last.Find(l => l.File == f.Name && l.Hash == f.Hash) ?? last.First(l => l.Hash == f.Hash))), .. notes]);
        if (candidates.Count == 0)
            return new FileDecision([new DueDelivery(files, "the files of an earlier delivery are back")], []);
        var unchanged = candidates.Where(f => last.Exists(l => l.File == f.Name && l.Hash == f.Hash)).ToList();
        if (unchanged.Count < last.Count)
            return new FileDecision([new DueDelivery(candidates, Changes(candidates, last))], notes);

        var next = candidates.Except(unchanged).ToList();
        return new FileDecision(
            [new DueDelivery(next, NotLoaded(next))],
            [.. unchanged.Select(f => Skipped(source, f, LastOf(source, f.Name)!)), .. notes, new FileNote(source.Name, next[0].Name, FileNoteKind.NextDelivery, last[^1].File, last[^1].RunAt)]);
    }

    /// <summary>The files of the run that loaded the source last.</summary>
    private List<LoadedFile> LastDelivery(ModelDefinition source) => state.LastFile(source.Name) is { } newest
        ? [.. state.Files.Where(f => f.Source == source.Name && f.RunAt == newest.RunAt)]
        : [];

    /// <summary>Files of deliveries before the last one that are still present.</summary>
    private List<InputFile> Stale(ModelDefinition source, IReadOnlyList<InputFile> files, List<LoadedFile> last) =>
        [.. files.Where(f => last.TrueForAll(l => l.File != f.Name) && LastOf(source, f.Name)?.Hash == f.Hash)];

    private static bool HaveSameBytes(List<InputFile> files, List<LoadedFile> last) =>
        files.Select(f => f.Hash).Order(StringComparer.Ordinal).SequenceEqual(last.Select(f => f.Hash).Order(StringComparer.Ordinal));

    private static string NotLoaded(IReadOnlyList<InputFile> parts) =>
        parts.Count == 1 ? $"{parts[0].Name} was not loaded yet" : $"{parts.Count} parts were not loaded yet";

    private static string Changes(List<InputFile> parts, List<LoadedFile> last)
    {
        var changes = parts.Where(f => last.TrueForAll(l => l.File != f.Name)).Select(f => $"{f.Name} is new")
            .Concat(parts.Where(f => last.Exists(l => l.File == f.Name && l.Hash != f.Hash)).Select(f => $"{f.Name} changed"))
            .Concat(last.Where(l => parts.TrueForAll(f => f.Name != l.File)).Select(l => $"{l.File} is gone"))
            .ToList();
        var others = changes.Count > ChangesShown ? $", {changes.Count - ChangesShown} more" : "";
        return $"the parts are not those loaded at {RunClock.Shown(last[^1].RunAt)} UTC: {string.Join(", ", changes.Take(ChangesShown))}{others}";
    }

    private static FileNote Skipped(ModelDefinition source, InputFile file, LoadedFile last) =>
        new(source.Name, file.Name, last.File == file.Name ? FileNoteKind.Unchanged : FileNoteKind.SameAsLast, last.File, last.RunAt);

    /// <summary>
    /// The present files whose rows are in the tables. If the files are parts of one delivery, these are all parts. Otherwise it is the file
    /// that was loaded last, under its name or another one. If that file is not present, it is the last file by name.
    /// </summary>
    /// <param name="source">The source model, of a full delivery.</param>
    /// <param name="files">The present files, by name; at least one.</param>
    public IReadOnlyList<InputFile> Held(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        if (((SourceBody)source.Body).FilesAreParts)
            return [.. files.Except(Stale(source, files, LastDelivery(source)))];
        var last = state.LastFile(source.Name);
        return [files.FirstOrDefault(f => f.Name == last?.File) ?? files.LastOrDefault(f => f.Hash == last?.Hash) ?? files[^1]];
    }

    private string Reason(ModelDefinition source, InputFile file) => LastOf(source, file.Name) switch
    {
        null => $"{file.Name} was not loaded yet",
        { } last when last.Hash == file.Hash => $"{file.Name} is back after another file",
        { } last => $"{file.Name} changed since it was loaded at {RunClock.Shown(last.RunAt)} UTC",
    };

    private LoadedFile? LastOf(ModelDefinition source, string name) => _lastByName.GetValueOrDefault((source.Name, name));

    private static Dictionary<(string Source, string Value), LoadedFile> Last(PipelineState state, Func<LoadedFile, string> value)
    {
        var last = new Dictionary<(string Source, string Value), LoadedFile>();
        foreach (var file in state.Files)
            last[(file.Source, value(file))] = file;
        return last;
    }
}
