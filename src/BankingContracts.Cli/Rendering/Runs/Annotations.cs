using System.Globalization;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>
/// Lines that a build server shows beside its log: one for each audit that failed or warns, and one for a run that failed for another reason. They are the logging
/// commands of GitHub Actions and of Azure Pipelines, which their variables reveal.
/// </summary>
internal static class Annotations
{
    // GitHub shows ten of each kind for a step.
    private const int MostOfAKind = 10;

    /// <summary>Prints them. They are no data: where the output is CSV or JSON, they go to the error stream.</summary>
    public static void Write(VerbContext context, RunResult result)
    {
        Func<bool, string, string, string>? line = context.Environment.Variables("GITHUB_ACTIONS") == "true" ? OnGitHub
            : string.Equals(context.Environment.Variables("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) ? OnAzure
            : null;
        if (line is null)
            return;
        var writer = context.Format == OutputFormat.Table ? context.Environment.Out : context.Environment.Error;
        var faults = result.Audits.Where(a => a.Status is AuditStatus.Failed or AuditStatus.Errored).ToList();
        if (faults.Count == 0 && result.ExitCode != ExitCode.Done)
            writer.WriteLine(line(true, context.Pipeline.Name, result.Message));
        foreach (var audit in faults.Take(MostOfAKind))
            writer.WriteLine(line(true, audit.Audit.Name, Text(audit)));
        foreach (var audit in result.Audits.Where(a => a.Status == AuditStatus.Warned).Take(MostOfAKind))
            writer.WriteLine(line(false, audit.Audit.Name, Text(audit)));
    }

    private static string Text(AuditResult audit)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"{audit.FailingRows} failing {(audit.FailingRows == 1 ? "row" : "rows")} in {audit.Audit.Model}.");
        return string.Join(' ', new[] { audit.Message.Length > 0 ? audit.Message : rows, audit.Audit.Description, audit.Audit.File.Length > 0 ? $"({audit.Audit.File})" : "" }.Where(t => t.Length > 0));
    }

    /// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands</remarks>
    private static string OnGitHub(bool isError, string title, string text) =>
        $"::{(isError ? "error" : "warning")} title={OneLine(title, "%25").Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)}::{OneLine(text, "%25")}";

    /// <remarks>https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands</remarks>
    private static string OnAzure(bool isError, string title, string text) =>
        $"##vso[task.logissue type={(isError ? "error" : "warning")}]{OneLine($"{title}: {text}", "%AZP25")}";

    private static string OneLine(string text, string percent) => text
        .Replace("%", percent, StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
