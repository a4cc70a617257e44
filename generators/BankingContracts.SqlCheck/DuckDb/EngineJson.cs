namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>The JSON that the engine writes.</summary>
internal static class EngineJson
{
    private const string Value = "\"value\":";

    /// <summary>
    /// The same text as valid JSON. The engine writes a number that is too large for a double as a bare <c>Infinity</c>; this method makes
    /// it a text. It does not change texts, because inside a text, the quotes around <c>value</c> would be escaped.
    /// </summary>
    public static string Proper(string json) => json
        .Replace(Value + "Infinity", Value + "\"Infinity\"", StringComparison.Ordinal)
        .Replace(Value + "-Infinity", Value + "\"-Infinity\"", StringComparison.Ordinal);
}
