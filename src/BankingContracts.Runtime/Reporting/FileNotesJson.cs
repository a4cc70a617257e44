using System.Text.Json;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Notes about files in the documents of runs and plans.</summary>
public static class FileNotesJson
{
    /// <summary>All notes.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FileNote> notes)
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
