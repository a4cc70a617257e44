using BankingContracts.Cli.Contracts;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>What changed in the contracts as JSON.</summary>
internal static class DiffJson
{
    // docs/schemas/diff.schema.json
    private const int FormatVersion = 1;

    public static string Document(string pipeline, ContractDifference difference) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", pipeline);
        json.WriteStartObject("base");
        json.WriteString("name", difference.Base.Name);
        json.WriteString("commit", difference.Base.Commit);
        json.WriteBoolean("lock_file", difference.Base.IsLockFile);
        json.WriteEndObject();
        json.WriteStartObject("counts");
        foreach (var of in ChangeWords.Classes)
            json.WriteNumber(ChangeWords.Of(of), difference.Count(of));
        json.WriteEndObject();
        json.WriteStartArray("changes");
        foreach (var (change, impact, notes) in difference.Changes)
        {
            json.WriteStartObject();
            ChangeJson.WriteProperties(json, change);
            json.WriteStartArray("notes");
            foreach (var note in notes)
            {
                json.WriteStartObject();
                json.WriteNumber("version", note.Version);
                json.WriteString("text", note.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("reaches");
            json.WriteStartArray("columns");
            foreach (var column in impact.Columns)
            {
                json.WriteStartObject();
                json.WriteString("model", column.Model);
                json.WriteString("column", column.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            ChangeJson.WriteTexts(json, "rows", impact.Rows);
            ChangeJson.WriteTexts(json, "exports", impact.Exports);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ChangeJson.WriteTexts(json, "unknown_models", difference.Unknown);
        json.WriteEndObject();
    });
}
