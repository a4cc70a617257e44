using System.Text.Json;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What a run or a plan prints about files that it skips, or loads although their bytes were loaded before.</summary>
internal static class FileFacts
{
    /// <summary>A line for every file whose treatment depends on another file. It is obvious that an unchanged file is skipped.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<FileNote> notes) => notes
        .Where(n => n.Kind != FileNoteKind.Unchanged)
        .Select(n => $"{n.Source}: {n.Text}");

    /// <summary>All notes.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<FileNote> notes)
    {
        json.WriteStartArray("file_notes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("source", note.Source);
            json.WriteString("file", note.File);
            json.WriteString("kind", QualityReportBuilder.KindWord(note.Kind));
            json.WriteString("other", note.Other);
            json.WriteString("loaded_at", note.LoadedAt is { } at ? JsonText.Timestamp(at) : null);
            json.WriteString("text", note.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
