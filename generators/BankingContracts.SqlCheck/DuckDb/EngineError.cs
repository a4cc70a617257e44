using System.Globalization;
using System.Text.Json;

namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>An error as the engine states it with <c>errors_as_json</c>.</summary>
/// <param name="Kind">Parser, Binder, Catalog and others.</param>
/// <param name="Subtype">For example COLUMN_NOT_FOUND; may be empty.</param>
/// <param name="Message">What is wrong; sometimes several lines.</param>
/// <param name="Name">The name that the error is about; may be empty.</param>
/// <param name="EntryType">If an entry is missing, what it would be, for example <c>Scalar Function</c>; may be empty.</param>
/// <param name="Candidates">Similar names; may be empty.</param>
/// <param name="Position">Offset in UTF-8 bytes; -1 if the engine gives none.</param>
internal sealed record EngineError(
    string Kind, string Subtype, string Message, string Name, string EntryType, string Candidates, int Position)
{
    public bool IsSyntax => Kind == "Parser";

    /// <summary>
    /// Whether the grammar does not accept the text. The engine can also refuse a text that the grammar accepts, before it binds anything.
    /// </summary>
    public bool IsGrammar => IsSyntax && Message.StartsWith("syntax error", StringComparison.Ordinal);

    /// <summary>The first sentence, without the engine's lists of overloads and candidates.</summary>
    public string Sentence => Message.Split('\n')[0].TrimEnd('.', ' ');

    /// <summary>
    /// Reads an exception's message. The engine's offsets include <paramref name="prefix"/> bytes before the SQL; this method subtracts
    /// them.
    /// </summary>
    public static EngineError Parse(string message, int prefix)
    {
        var start = message.IndexOf('{', StringComparison.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(start < 0 ? "" : message[start..]);
            var root = json.RootElement;
            var position = int.TryParse(Text(root, "position"), NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p - prefix : -1;
            return new EngineError(
                Text(root, "exception_type"), Text(root, "error_subtype"), Text(root, "exception_message"),
                Text(root, "name"), Text(root, "type"), Text(root, "candidates"), Math.Max(position, -1));
        }
        catch (JsonException)
        {
            return new EngineError("", "", message, "", "", "", -1);
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
