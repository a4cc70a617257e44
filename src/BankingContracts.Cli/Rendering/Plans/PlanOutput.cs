using System.Globalization;
using System.Text;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Runtime.Planning;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Plans;

/// <summary>Prints a plan.</summary>
internal static class PlanOutput
{
    public static void WriteTable(IAnsiConsole console, string pipeline, string engine, RunPlan plan)
    {
        console.WriteLine();
        console.Write(new Text($" Plan of {pipeline}", Styles.Heading));
        console.Write(new Text($"  {DisplayText.Timestamp(plan.RunAt)} UTC  {engine}", Styles.Quiet));
        console.WriteLine();
        var table = new TextTable(new("stage", IsNarrow: true), new("model"), new("runs", IsNarrow: true), new("why"));
        foreach (var stage in plan.Stages)
        {
            table.Add(
                new(stage.Kind, Styles.Quiet),
                Subject(stage),
                new(TriggerText(stage.Trigger), stage.Trigger == StageTrigger.Always ? Styles.Success : Styles.Quiet),
                stage.Reason);
        }
        table.WriteTo(console);
        if (plan.LeftOut.Count > 0)
            Facts.Write(console, "Left out", string.Join(", ", plan.LeftOut));
        if (plan.IsNoOp)
            console.WriteLine(" This run was committed before: it would only restore missing exports.");
    }

    public static string Csv(RunPlan plan)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "step", "stage", "model", "trigger", "reason");
        foreach (var (index, stage) in plan.Stages.Index())
            CsvText.AppendRow(csv, (index + 1).ToString(CultureInfo.InvariantCulture), stage.Kind, stage.Model, TriggerWord(stage.Trigger), stage.Reason);
        return csv.ToString();
    }

    public static string Json(string pipeline, RunPlan plan) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("pipeline", pipeline);
        json.WriteString("run_at", JsonText.Timestamp(plan.RunAt));
        json.WriteBoolean("is_no_op", plan.IsNoOp);
        json.WriteStartArray("stages");
        foreach (var stage in plan.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Kind);
            json.WriteString("model", stage.Model);
            json.WriteString("trigger", TriggerWord(stage.Trigger));
            json.WriteString("reason", stage.Reason);
            switch (stage)
            {
                case IngestStage ingest:
                    json.WriteStartArray("files");
                    foreach (var file in ingest.Files)
                        json.WriteStringValue(file.Name);
                    json.WriteEndArray();
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
        json.WriteEndArray();
        json.WriteStartArray("left_out");
        foreach (var model in plan.LeftOut)
            json.WriteStringValue(model);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Subject(PlannedStage stage) => stage switch
    {
        IngestStage { Files: [_, ..] files } => $"{stage.Model} < {FileList(files)}",
        AuditStage audit => DisplayText.Count(audit.Audits.Count, "audit", "audits"),
        ExportStage export => $"{stage.Model} > {Path.GetFileName(export.Path)}",
        _ => stage.Model ?? "",
    };

    private static string FileList(IReadOnlyList<Runtime.Ingestion.InputFile> files) => files is [var only]
        ? $"{only.Name} ({DisplayText.Size(only.Bytes)})"
        : $"{files.Count} files ({DisplayText.Size(files.Sum(f => f.Bytes))})";

    private static string TriggerText(StageTrigger trigger) => trigger switch
    {
        StageTrigger.Always => "yes",
        StageTrigger.OnChange => "on change",
        _ => "no",
    };

    private static string TriggerWord(StageTrigger trigger) => trigger switch
    {
        StageTrigger.Always => "always",
        StageTrigger.OnChange => "on_change",
        _ => "never",
    };
}
