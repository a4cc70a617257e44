using System.Text.Json;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Reporting;

/// <summary>A plan as JSON.</summary>
public static class PlanJson
{
    // docs/schemas/plan.schema.json
    private const int FormatVersion = 1;

    /// <summary>The document.</summary>
    /// <param name="pipeline">The name of the pipeline.</param>
    /// <param name="plan">The plan.</param>
    public static string Document(string pipeline, RunPlan plan) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", pipeline);
        json.WriteString("run_at", JsonText.Timestamp(plan.RunAt));
        json.WriteBoolean("is_no_op", plan.IsNoOp);
        json.WriteStartArray("preparations");
        foreach (var (model, preparation) in plan.Preparations.Where(p => p.Value.Kind != PreparationKind.None || p.Value.FormerName is not null).OrderBy(p => p.Key, StringComparer.Ordinal))
            WritePreparation(json, model, preparation);
        json.WriteEndArray();
        json.WriteStartArray("stages");
        foreach (var stage in plan.Stages)
            WriteStage(json, stage);
        json.WriteEndArray();
        WriteNames(json, "left_out", plan.LeftOut);
        FileNotesJson.Write(json, plan.FileNotes);
        json.WriteEndObject();
    });

    /// <summary>A trigger as one word.</summary>
    public static string TriggerWord(StageTrigger trigger) => trigger switch
    {
        StageTrigger.Always => "always",
        StageTrigger.OnChange => "on_change",
        StageTrigger.Never => "never",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "no such trigger"),
    };

    private static void WritePreparation(Utf8JsonWriter json, string model, ModelPreparation preparation)
    {
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteString("preparation", preparation.Kind switch
        {
            PreparationKind.Create => "create",
            PreparationKind.Recreate => "recreate",
            PreparationKind.Alter when !preparation.Rewrites && preparation.Settings.Count == 0 => "add_columns",
            PreparationKind.Alter => "alter",
            PreparationKind.None => "move",
            var kind => throw new ArgumentOutOfRangeException(nameof(preparation), kind, "no such preparation"),
        });
        WriteNames(json, "new_columns", preparation.NewColumns.Where(c => c != preparation.Absent));
        WriteNames(json, "changes", preparation.Texts);
        json.WriteString("former_name", preparation.FormerName);
        json.WriteNumber("rows", preparation.Rows);
        json.WriteEndObject();
    }

    private static void WriteStage(Utf8JsonWriter json, PlannedStage stage)
    {
        json.WriteStartObject();
        json.WriteString("stage", stage.Kind.Word());
        json.WriteString("model", stage.Model);
        json.WriteString("trigger", TriggerWord(stage.Trigger));
        json.WriteString("reason", stage.Reason);
        switch (stage)
        {
            case IngestStage ingest:
                WriteNames(json, "files", ingest.Files.Select(f => f.Name));
                break;
            case ModelStage { Maintenance: not "" } model:
                json.WriteString("maintenance", model.Maintenance);
                break;
            case AuditStage audit:
                json.WriteNumber("audits", audit.Audits.Count);
                json.WriteBoolean("whole_tables", audit.WholeTables);
                break;
            case ExportStage export:
                json.WriteString("format", export.Format.ToString().ToLowerInvariant());
                json.WriteString("path", export.Path);
                break;
        }
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
