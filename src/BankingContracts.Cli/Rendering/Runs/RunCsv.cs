using System.Globalization;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>A run's stages, or a check's audits, as CSV.</summary>
internal static class RunCsv
{
    public static string Stages(PipelineDefinition pipeline, RunResult result)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "stage", "layer", "model", "rows", "added", "changed", "removed", "milliseconds", "note");
        foreach (var stage in result.Stages.Where(s => s.Model is not null))
        {
            CsvText.AppendRow(
                csv,
                stage.Stage.Word(),
                StageTable.Layer(pipeline, stage),
                stage.Model,
                Number(stage.Change.Rows),
                Number(stage.Change.Added),
                Number(stage.Change.Changed),
                Number(stage.Change.Removed),
                Milliseconds(stage.Milliseconds),
                stage.Note.Length > 0 ? stage.Note : null);
        }
        return csv.ToString();
    }

    public static string Audits(RunResult result)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "audit", "type", "layer", "model", "column", "severity", "status", "failing_rows", "milliseconds", "message");
        foreach (var (audit, status, failingRows, milliseconds, _, message) in result.Audits)
        {
            CsvText.AppendRow(
                csv,
                audit.Name,
                audit.Type.Word(),
                StageTable.LayerName(audit.Layer),
                audit.Model,
                audit.Column,
                audit.Severity.ToString().ToLowerInvariant(),
                AuditFindings.StatusText(status),
                Number(failingRows),
                Milliseconds(milliseconds),
                message.Length > 0 ? message : null);
        }
        return csv.ToString();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
