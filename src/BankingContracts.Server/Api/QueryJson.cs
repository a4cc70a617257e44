using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Server.Readers;

namespace BankingContracts.Server.Api;

/// <summary>The rows of a query in JSON, docs/schemas/query.schema.json. Integers are numbers, decimals text with all their places, times ISO 8601 UTC.</summary>
internal static class QueryJson
{
    /// <summary>The version of the format: fields keep their names and meanings within a version; fields may be added.</summary>
    public const int Version = 1;

    /// <summary>The document.</summary>
    public static string Document(QueryAnswer answer) => JsonText.Line(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteStartArray("columns");
        foreach (var column in answer.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteBoolean("is_number", column.IsNumber);
            json.WriteBoolean("is_timestamp", column.IsTimestamp);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
                JsonValue.Write(json, value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more", answer.HasMore);
        json.WriteNumber("elapsed_milliseconds", Math.Round(answer.Elapsed.TotalMilliseconds, 3));
        if (answer.FirstRunAt is { } first)
            json.WriteString("first_run_at", JsonText.Timestamp(first));
        else
            json.WriteNull("first_run_at");
        if (answer.Past is { } past)
        {
            json.WritePropertyName("as_of");
            PastJson.Write(json, past);
        }

        json.WriteEndObject();
    });
}
