namespace BankingContracts.SqlCheck.Analysis.Engine;

/// <summary>The JSON that the engine writes.</summary>
internal static class EngineJson
{
    private const string Value = "\"value\":";

    /// <summary>
    /// The same as JSON proper: the engine writes a number past all doubles as a bare <c>Infinity</c>, which becomes a text. Within a
    /// text the quotes of the name would be escaped, so texts are not changed.
    /// </summary>
    public static string Proper(string json) => json
        .Replace(Value + "Infinity", Value + "\"Infinity\"", StringComparison.Ordinal)
        .Replace(Value + "-Infinity", Value + "\"-Infinity\"", StringComparison.Ordinal);
}
