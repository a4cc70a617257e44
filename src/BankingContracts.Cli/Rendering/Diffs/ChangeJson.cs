using System.Text.Json;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>Writes changes of contracts as JSON.</summary>
internal static class ChangeJson
{
    /// <summary>The properties of a change.</summary>
    public static void WriteProperties(Utf8JsonWriter json, ContractChange change)
    {
        json.WriteString("class", ChangeWords.Of(change.Class));
        json.WriteString("kind", Words<ChangeKind>.Of(change.Kind));
        json.WriteString("layer", Words<ContractModel.Model.Layer>.Of(change.Layer));
        json.WriteString("model", change.Model);
        json.WriteString("column", change.Column);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteString("words", ChangeWords.Of(change));
        json.WriteBoolean("announced", change.IsAnnounced);
    }

    /// <summary>An array of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
