using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What a run or a plan prints about files that it skips, or loads although their bytes were loaded before.</summary>
internal static class FileFacts
{
    /// <summary>A line for every file whose treatment depends on another file. It is obvious that an unchanged file is skipped.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<FileNote> notes) => notes
        .Where(n => n.Kind != FileNoteKind.Unchanged)
        .Select(n => $"{n.Source}: {n.Text}");
}
