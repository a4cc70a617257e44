using System.Globalization;
using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Access;

namespace BankingContracts.Cli.Rendering;

/// <summary>Prints keys.</summary>
internal static class KeysOutput
{
    private static readonly string[] Headers = ["name", "id", "role", "values", "created", "last used", "expires", "state"];

    public static void Write(VerbContext context, IReadOnlyList<KeyEntry> keys)
    {
        var now = context.Environment.Clock.GetUtcNow().UtcDateTime;
        context.Print(() => Csv(keys, now), () => Json(keys, now), () =>
        {
            var table = new TextTable([.. Headers.Select(h => new Column(h, IsNarrow: true))]);
            foreach (var key in keys)
                table.Add([.. Texts(key, now).Select(t => new Cell(t ?? ""))]);
            if (table.IsEmpty)
                context.Environment.Out.WriteLine("There are no keys; 'keys add NAME' makes one.");
            else
                table.WriteTo(Consoles.ForOut(context.Environment));
        });
    }

    private static string Csv(IReadOnlyList<KeyEntry> keys, DateTime now)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, [.. Headers.Select(Field)]);
        foreach (var key in keys)
            CsvText.AppendRow(csv, Texts(key, now));
        return csv.ToString();
    }

    private static string Json(IReadOnlyList<KeyEntry> keys, DateTime now) => JsonText.Document(json =>
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            json.WriteStartObject();
            foreach (var (header, text) in Headers.Zip(Texts(key, now)))
            {
                var field = Field(header);
                if (field == "values")
                    json.WriteBoolean(field, key.SeesValues);
                else
                    json.WriteString(field, text);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static string Field(string header) => header.Replace(' ', '_');

    private static string?[] Texts(KeyEntry key, DateTime now) =>
    [
        key.Name, key.Id, key.Role.ToString().ToLowerInvariant(), key.SeesValues ? "yes" : "no", Time(key.CreatedAt), Time(key.LastUsedAt), Time(key.ExpiresAt), State(key, now),
    ];

    private static string State(KeyEntry key, DateTime now) => key switch { { RevokedAt: not null } => "revoked", { ExpiresAt: { } end } when end <= now => "expired", _ => "good" };

    private static string? Time(DateTime? utc) => utc?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
