using System.Globalization;
using System.Text.Json;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>An error as the engine states it with <c>errors_as_json</c>.</summary>
/// <param name="Kind">Parser, Binder, Catalog and the like.</param>
/// <param name="Subtype">For example COLUMN_NOT_FOUND; may be empty.</param>
/// <param name="Message">What is wrong; several lines at times.</param>
/// <param name="Name">The name it is about; may be empty.</param>
/// <param name="EntryType">Of a missing entry what it would be, for example <c>Scalar Function</c>.</param>
/// <param name="Candidates">Near names; may be empty.</param>
/// <param name="Position">Offset in UTF-8 bytes; -1 where the engine gives none.</param>
internal sealed record EngineError(
    string Kind, string Subtype, string Message, string Name, string EntryType, string Candidates, int Position)
{
    public bool IsSyntax => Kind == "Parser";

    /// <summary>Whether the grammar does not take the text; what it takes may still be refused before anything is bound.</summary>
    public bool IsGrammar => IsSyntax && Message.StartsWith("syntax error", StringComparison.Ordinal);

    /// <summary>The first sentence, without the engine's lists of overloads and candidates.</summary>
    public string Sentence => Message.Split('\n')[0].TrimEnd('.', ' ');

    /// <summary>Reads an exception's message; offsets count from <paramref name="prefix"/> bytes on.</summary>
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
