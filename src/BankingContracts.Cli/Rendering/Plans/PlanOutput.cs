using System.Globalization;
using System.Text;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Plans;

/// <summary>Prints a plan for people, and as CSV.</summary>
internal static class PlanOutput
{
    public static void WriteTable(IAnsiConsole console, string pipeline, string engine, RunPlan plan)
    {
        console.WriteLine();
        Words.WriteTitle(console, $"Plan of {pipeline}", $"{DisplayText.Second(plan.RunAt)} UTC  {engine}");
        var table = new TextTable(new("stage", IsNarrow: true), new("model"), new("runs", IsNarrow: true), new("why"));
        foreach (var stage in plan.Stages)
        {
            table.Add(
                new(stage.Kind.Word(), Styles.Quiet),
                Subject(stage),
                new(TriggerText(stage.Trigger), stage.Trigger == StageTrigger.Always ? Styles.Success : Styles.Quiet),
                Why(stage));
        }
        table.WriteTo(console);
        Facts.Write(console, "Files", FileFacts.Lines(plan.FileNotes));
        Facts.Write(console, "First", Preparations(plan));
        if (plan.LeftOut.Count > 0)
            Facts.Write(console, "Left out", string.Join(", ", plan.LeftOut));
        if (plan.IsNoOp)
            Words.Write(console, 1, "This run was already committed; it would only write missing exports again.");
    }

    public static string Csv(RunPlan plan)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "step", "stage", "model", "trigger", "reason", "maintenance", "file", "audits", "format", "path");
        foreach (var (index, stage) in plan.Stages.Index())
        {
            var export = stage as ExportStage;
            CsvText.AppendRow(
                csv,
                Number(index + 1),
                stage.Kind.Word(),
                stage.Model,
                PlanJson.TriggerWord(stage.Trigger),
                stage.Reason,
                stage is ModelStage { Maintenance: { Length: > 0 } maintenance } ? maintenance : null,
                stage is IngestStage { Files.Count: > 0 } ingest ? string.Join(", ", ingest.Files.Select(f => f.Name)) : null,
                stage is AuditStage audit ? Number(audit.Audits.Count) : null,
                export?.Format.ToString().ToLowerInvariant(),
                export?.Path);
        }
        return csv.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // It is obvious that missing tables are created.
    private static IEnumerable<string> Preparations(RunPlan plan)
    {
        foreach (var (model, preparation) in plan.Preparations)
        {
            if (preparation.Text is { } text)
                yield return $"{model} {text}{(preparation.Rows > 0 ? $" ({DisplayText.Count(preparation.Rows, "row", "rows")})" : "")}";
        }
    }

    private static string Subject(PlannedStage stage) => stage switch
    {
        IngestStage { Files: [var file] } => $"{stage.Model} < {file.Name} ({FileSize.Text(file.Bytes)})",
        IngestStage { Files.Count: > 1 } ingest => $"{stage.Model} < {ingest.Files.Count} parts ({FileSize.Text(ingest.Files.Sum(f => f.Bytes))})",
        AuditStage audit => DisplayText.Count(audit.Audits.Count, "audit", "audits"),
        ExportStage export => $"{stage.Model} > {Path.GetFileName(export.Path)}",
        IngestStage or ModelStage or CommitStage or ReportStage => stage.Model ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "no such stage"),
    };

    // The text "whole" already includes the reason.
    private static string Why(PlannedStage stage) => stage switch
    {
        ModelStage { Maintenance: not "", Trigger: StageTrigger.Always } model => model.Maintenance,
        ModelStage { Maintenance: not "" } model => $"{model.Reason}, {model.Maintenance}",
        _ => stage.Reason,
    };

    private static string TriggerText(StageTrigger trigger) => trigger switch
    {
        StageTrigger.Always => "yes",
        StageTrigger.OnChange => "on change",
        StageTrigger.Never => "no",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "no such trigger"),
    };
}
