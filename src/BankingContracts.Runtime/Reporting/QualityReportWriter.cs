using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Writes <c>quality_report_yyyyMMdd_HHmmss.json</c> and <c>quality_report_latest.json</c>, on success and on failure.</summary>
internal static class QualityReportWriter
{
    /// <summary>
    /// Writes the report and returns the result with its path. If the report cannot be written, the message says so. This also fails a run
    /// without other errors, because otherwise nobody would notice that the report is missing.
    /// </summary>
    public static RunResult Write(PipelineDefinition pipeline, RunResult result, string directory)
    {
        var now = DateTime.UtcNow;
        try
        {
            Directory.CreateDirectory(directory);
            TemporaryDirectory.RemoveAbandoned(directory);
            result = result with { Audits = FailureFiles.Write(result.Audits, result.RunId, directory) };
            var text = QualityReportBuilder.Build(pipeline, result, now).ToJson();
            var path = AtomicFile.WriteUnderFreeName(directory, Names(now), p => File.WriteAllText(p, text));
            AtomicFile.Write(Path.Combine(directory, "quality_report_latest.json"), p => File.WriteAllText(p, text));
            return result with { ReportPath = path };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var committed = result.IsCommitted ? "The data is committed, but the" : "The";
            var message = $"{committed} quality report in {directory} could not be written: {e.Message}";
            return result.ExitCode == ExitCode.Done
                ? result with { ExitCode = ExitCode.BadInput, Message = message, LoggedMessage = message }
                : result with { Message = $"{result.Message} {message}", LoggedMessage = $"{result.LoggedMessage} {message}" };
        }
    }

    /// <summary>If two runs end in the same second, neither may overwrite the report of the other.</summary>
    private static IEnumerable<string> Names(DateTime now)
    {
        var stem = "quality_report_" + now.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture);
        yield return stem + ".json";
        for (var n = 2; ; n++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{stem}_{n}.json");
    }
}
