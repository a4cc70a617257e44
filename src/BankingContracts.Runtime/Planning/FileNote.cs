namespace BankingContracts.Runtime.Planning;

/// <summary>A file that a run does not simply load, and the other file that is the reason for this.</summary>
/// <param name="Source">The source model.</param>
/// <param name="File">The file's name.</param>
/// <param name="Kind">What the run does with it.</param>
/// <param name="Other">The name of the file that it is compared with.</param>
/// <param name="LoadedAt">The run that loaded that file; null for this run.</param>
public sealed record FileNote(string Source, string File, FileNoteKind Kind, string Other, DateTime? LoadedAt)
{
    /// <summary>The note as a sentence without its period.</summary>
    public string Text => Kind switch
    {
        FileNoteKind.Unchanged => $"{File} is skipped: it did not change since it was {Loaded}",
        FileNoteKind.SameAsLast => $"{File} is skipped: it holds the same bytes as {Other}, {Loaded}",
        FileNoteKind.Replaces => $"{File} replaces {Other}, {Loaded}; if the files are parts of one delivery, write 'parts: true' in the contract of {Source}",
        FileNoteKind.NextDelivery => $"{File} starts the next delivery and replaces the one with {Other}, {Loaded}, because no file of that one changed; if {File} is one more part of that delivery, rename one of its files",
        FileNoteKind.LoadedAgain => $"{File} holds the same bytes as {Other}, {Loaded}; it is a separate delivery and is loaded",
        _ => throw new InvalidOperationException($"No words for {Kind}."),
    };

    private string Loaded => LoadedAt is { } at ? $"loaded at {RunClock.Shown(at)} UTC" : "which comes before it in this run";
}
