using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Store;

/// <summary>Objects as text in the store and in the spool file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunScope))]
[JsonSerializable(typeof(StoreChange))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>The text for a scope.</summary>
    public static string Text(RunScope scope) => JsonSerializer.Serialize(scope, Default.RunScope);

    /// <summary>The scope of a text.</summary>
    public static RunScope Scope(string text) => JsonSerializer.Deserialize(text, Default.RunScope)!;

    /// <summary>The text for a change, one line.</summary>
    public static string Text(StoreChange change) => JsonSerializer.Serialize(change, Default.StoreChange);

    /// <summary>The change of a text; null when it was not written to its end.</summary>
    public static StoreChange? Change(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Default.StoreChange);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
