using System.Globalization;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>The engine's JSON of a type as text: <c>DECIMAL(18,2)</c>, <c>INTEGER</c>. A nested type has only the name of its outer kind.</summary>
internal static class TypeText
{
    public static string Of(JsonElement? type)
    {
        if (type is not { } value)
            return "";
        var name = value.Text("id");
        var info = value.Get("type_info");
        if (name == "DECIMAL" && info is { } digits)
            return string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Number(digits, "width")},{Number(digits, "scale")})");
        if (info?.Get("name") is { ValueKind: JsonValueKind.String } user)
            return user.GetString()!.ToUpperInvariant();
        var alias = info?.Text("alias") ?? "";
        return alias.Length > 0 ? alias.ToUpperInvariant() : name;
    }

    /// <summary>The text of a type, as a contract or a catalog writes it, in one form: upper case, no spaces, one name for each type.</summary>
    public static string Normalize(string type)
    {
        var text = string.Concat(type.Where(static c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return text switch
        {
            "NUMERIC" or "DECIMAL" => "DECIMAL(18,3)",
            _ when text.StartsWith("DECIMAL(", StringComparison.Ordinal) => text,
            _ when text.StartsWith("NUMERIC(", StringComparison.Ordinal) => string.Concat("DECIMAL", text.AsSpan(7)),
            _ => EngineTypes.Find(text)?.Name ?? text,
        };
    }

    private static int Number(JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;
}
