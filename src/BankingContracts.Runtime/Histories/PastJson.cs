using System.Text.Json;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Histories;

/// <summary>What an answer as of a time is about, in JSON.</summary>
public static class PastJson
{
    /// <summary>Writes an object.</summary>
    public static void Write(Utf8JsonWriter json, PastAnswer past)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(past);
        json.WriteStartObject();
        json.WriteString("asked", JsonText.Timestamp(past.Asked));
        WriteText(json, "run_id", past.Run?.RunId);
        WriteText(json, "run_at", past.Run is { } run ? JsonText.Timestamp(run.RunAt) : null);
        json.WriteBoolean("is_recomputed", past.Recomputes);
        WriteText(json, "kept_since", past.KeptSince is { } since ? JsonText.Timestamp(since) : null);
        json.WriteEndObject();
    }

    /// <summary>Reads what an answer of the service says of it; null where it is about now.</summary>
    public static PastAnswer? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("as_of", out var past))
            return null;
        return PastAnswer.Of(
            Time(past, "asked")!.Value, past.GetProperty("is_recomputed").GetBoolean(), past.GetProperty("run_id").GetString(), Time(past, "run_at"), Time(answer, "first_run_at"), Time(past, "kept_since"));
    }

    private static DateTime? Time(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: not JsonValueKind.Null } text ? text.GetDateTime().ToUniversalTime() : null;

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }
}
