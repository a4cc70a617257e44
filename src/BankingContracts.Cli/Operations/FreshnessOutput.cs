using System.Globalization;
using System.Text;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using BankingContracts.Server.Api;

namespace BankingContracts.Cli.Operations;

/// <summary>Prints how old the data of each source is.</summary>
internal static class FreshnessOutput
{
    private const int Version = 1;

    public static void Write(VerbContext context, IReadOnlyList<FreshnessView> sources) =>
        context.Print(() => Csv(sources), () => Json(sources), () => WriteTable(context, sources));

    /// <summary>An age in its two largest units.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "under a minute",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Minutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Hours} h {age.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} d {age.Hours} h"),
    };

    private static void WriteTable(VerbContext context, IReadOnlyList<FreshnessView> sources)
    {
        var table = new TextTable(new("source", IsNarrow: true), new("last file"), new("loaded (UTC)", IsNarrow: true), new("age", IsNarrow: true), new("rows", IsNumber: true));
        foreach (var source in sources)
        {
            table.Add(
                source.Source,
                source.File ?? "none",
                source.LoadedAt is { } at ? DisplayText.Second(at) : "-",
                source.AgeSeconds is { } age ? Age(TimeSpan.FromSeconds(age)) : "-",
                source.Rows is { } rows ? DisplayText.Count(rows) : "-");
        }

        table.WriteTo(Consoles.ForOut(context.Environment));
    }

    private static string Csv(IReadOnlyList<FreshnessView> sources)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "source", "file", "loaded_at", "age_seconds", "rows");
        foreach (var source in sources)
        {
            CsvText.AppendRow(
                csv,
                source.Source,
                source.File,
                source.LoadedAt is { } at ? JsonText.Timestamp(at) : null,
                source.AgeSeconds?.ToString(CultureInfo.InvariantCulture),
                source.Rows?.ToString(CultureInfo.InvariantCulture));
        }

        return csv.ToString();
    }

    private static string Json(IReadOnlyList<FreshnessView> sources) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", Version);
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("source", source.Source);
            json.WriteString("file", source.File);
            json.WriteString("loaded_at", source.LoadedAt is { } at ? JsonText.Timestamp(at) : null);
            json.WritePropertyName("age_seconds");
            JsonValue.Write(json, source.AgeSeconds);
            json.WritePropertyName("rows");
            JsonValue.Write(json, source.Rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
