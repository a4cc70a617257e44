using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Documents;

/// <summary>A run or check as one HTML page without script, style sheet or picture elsewhere: it can be kept, mailed and opened from a disk. It holds no value of any row but the keys that the quality report has.</summary>
public static class RunDocument
{
    /// <summary>The page.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="isCheck">Whether tables were only checked.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="timestamp">When the page is made, UTC.</param>
    public static async Task<string> TextAsync(PipelineDefinition pipeline, bool isCheck, RunResult result, DateTime timestamp)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(result);
        var report = QualityReportBuilder.Build(pipeline, result, timestamp);
        await using var html = new HtmlText();
        return await html.OfAsync<RunFile>(new()
        {
            ["Pipeline"] = pipeline,
            ["IsCheck"] = isCheck,
            ["RunAt"] = result.RunAt,
            ["Elapsed"] = result.Elapsed,
            ["Report"] = report,
            ["Files"] = result.Files.Select(f => new FileRecord(result.RunId, f.Source, f.File, f.Hash, f.Rows, f.RunAt)).ToList(),
            ["Flows"] = isCheck ? [] : FlowPicture.Of(pipeline, report),
            ["Stages"] = Stages(result.RunAt, report.Stages),
        });
    }

    /// <summary>The stages one after the other: a run has no two at once.</summary>
    private static List<RunStage> Stages(DateTime begin, IReadOnlyList<ReportedStage> reported)
    {
        var stages = new List<RunStage>(reported.Count);
        foreach (var stage in reported)
        {
            var end = begin.AddMilliseconds(stage.Milliseconds);
            stages.Add(new(stages.Count, stage.Stage, stage.Model, begin) { EndedAt = end, Rows = stage.Rows, Note = stage.Note });
            begin = end;
        }

        return stages;
    }
}
