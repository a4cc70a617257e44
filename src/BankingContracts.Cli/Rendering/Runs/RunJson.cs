using System.Globalization;
using System.Text.Json;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>A whole run as JSON.</summary>
internal static class RunJson
{
    // docs/schemas/run.schema.json
    private const int FormatVersion = 1;

    public static string Document(PipelineDefinition pipeline, RunResult result) => JsonText.Document(json =>
    {
        var places = new MoneyPlaces(pipeline);
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", pipeline.Name);
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteString("message", result.Message);
        json.WriteStartArray("notes");
        foreach (var note in result.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteString("run_id", result.RunId);
        json.WriteString("run_at", JsonText.Timestamp(result.RunAt));
        json.WriteString("business_date", result.BusinessDate?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteBoolean("is_committed", result.IsCommitted);
        json.WriteString("chain_hash", result.ChainHash);
        json.WriteNumber("elapsed_seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        json.WriteString("report", result.ReportPath);
        WriteArray(json, "stages", result.Stages, s => WriteStage(json, pipeline, s));
        WriteArray(json, "audits", result.Audits, a => WriteAudit(json, a));
        WriteArray(json, "stagings", Ordered(result.Stagings), s => WriteStaging(json, places, s.Key, s.Value));
        WriteArray(json, "snapshots", Ordered(result.Snapshots), s => WriteSnapshot(json, places, s.Key, s.Value, result));
        WriteArray(json, "exports", result.Exports, e => WriteExport(json, e));
        WriteArray(json, "deliveries", result.Deliveries, d => WriteDelivery(json, places, d));
        FileNotesJson.Write(json, result.FileNotes);
        json.WriteEndObject();
    });

    private static void WriteStage(Utf8JsonWriter json, PipelineDefinition pipeline, StageRecord stage)
    {
        json.WriteString("stage", stage.Stage.Word());
        if (stage.Model is not null)
        {
            json.WriteString("layer", StageTable.Layer(pipeline, stage));
            json.WriteString("model", stage.Model);
            json.WriteNumber("rows", stage.Change.Rows);
            json.WriteNumber("added", stage.Change.Added);
            json.WriteNumber("changed", stage.Change.Changed);
            json.WriteNumber("removed", stage.Change.Removed);
        }
        json.WriteNumber("milliseconds", Math.Round(stage.Milliseconds, 3));
        json.WriteString("note", stage.Note);
    }

    private static void WriteAudit(Utf8JsonWriter json, AuditResult result)
    {
        json.WriteString("name", result.Audit.Name);
        json.WriteString("type", result.Audit.Type.Word());
        json.WriteString("layer", StageTable.LayerName(result.Audit.Layer));
        json.WriteString("model", result.Audit.Model);
        json.WriteString("column", result.Audit.Column);
        json.WriteString("declared_in", result.Audit.File.Length > 0 ? result.Audit.File : null);
        json.WriteString("severity", result.Audit.Severity.ToString().ToLowerInvariant());
        json.WriteString("status", AuditFindings.StatusText(result.Status));
        json.WriteNumber("failing_rows", result.FailingRows);
        json.WriteNumber("milliseconds", Math.Round(result.Milliseconds, 3));
        json.WriteBoolean("is_carried_over", result.IsCarriedOver);
        json.WriteString("description", result.Audit.Description);
        json.WriteString("message", result.Message);
        json.WriteStartArray("keys");
        foreach (var key in result.Keys)
            json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteString("file", result.File);
    }

    private static void WriteStaging(Utf8JsonWriter json, MoneyPlaces places, string model, StagingTotals totals)
    {
        json.WriteString("model", model);
        json.WriteNumber("rows_read", totals.RowsRead);
        json.WriteNumber("staged", totals.Staged);
        json.WriteNumber("quarantined", totals.Quarantined);
        json.WriteNumber("collapsed", totals.Collapsed);
        WriteArray(json, "money", totals.Money, m =>
        {
            json.WriteString("column", m.Column);
            json.WriteString("valid", JsonText.Decimal(places.Of(model, m.Column, m.Valid)));
            json.WriteString("staged", JsonText.Decimal(places.Of(model, m.Column, m.Staged)));
            json.WriteString("collapsed", JsonText.Decimal(places.Of(model, m.Column, m.Collapsed)));
            json.WriteString("conflicting", JsonText.Decimal(places.Of(model, m.Column, m.Conflicting)));
        });
        WriteArray(json, "quarantine_reasons", totals.Reasons, r =>
        {
            json.WriteString("column", r.Column);
            json.WriteString("kind", r.Kind.Name());
            json.WriteString("reason", r.Words);
            json.WriteNumber("rows", r.Rows);
        });
        WriteArray(json, "quarantine_places", totals.Places ?? [], p =>
        {
            json.WriteString("file", p.File);
            json.WriteNumber("line", p.Line);
        });
    }

    private static void WriteDelivery(Utf8JsonWriter json, MoneyPlaces places, LoadedDelivery delivery)
    {
        json.WriteString("source", delivery.Source);
        json.WriteStartArray("files");
        foreach (var file in delivery.Files)
            json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteNumber("rows_read", delivery.RowsRead);
        json.WriteNumber("superseded", delivery.Superseded);
        WriteArray(json, "stagings", Ordered(delivery.Stagings), s => WriteStaging(json, places, s.Key, s.Value));
    }

    private static void WriteSnapshot(Utf8JsonWriter json, MoneyPlaces places, string model, SnapshotTotals totals, RunResult result)
    {
        json.WriteString("model", model);
        json.WriteNumber("current", totals.Current);
        json.WriteNumber("kept", totals.Kept);
        json.WriteNumber("deleted_keys", result.DeletedKeys.GetValueOrDefault(model));
        json.WriteNumber("quarantined_keys", result.QuarantinedKeys.GetValueOrDefault(model));
        WriteArray(json, "money", totals.Money, m =>
        {
            json.WriteString("column", m.Column);
            json.WriteString("current", JsonText.Decimal(places.Of(model, m.Column, m.Current)));
            json.WriteString("kept", JsonText.Decimal(places.Of(model, m.Column, m.Kept)));
        });
    }

    private static void WriteExport(Utf8JsonWriter json, ExportedFile export)
    {
        json.WriteString("model", export.Model);
        json.WriteString("format", export.Format.ToString().ToLowerInvariant());
        json.WriteString("path", export.Path);
        json.WriteNumber("rows", export.Rows);
        json.WriteBoolean("was_written", export.WasWritten);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeProperties)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeProperties(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IEnumerable<KeyValuePair<string, T>> Ordered<T>(IReadOnlyDictionary<string, T> byName) =>
        byName.OrderBy(p => p.Key, StringComparer.Ordinal);
}
