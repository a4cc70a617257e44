using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What is new in a run: the part of its result that is different from the state before it.</summary>
internal static class RunNews
{
    /// <summary>Whether the run ended well and changed nothing.</summary>
    public static bool IsNothing(PipelineDefinition pipeline, RunResult result) =>
        result.ExitCode == ExitCode.Done
        && Stages(pipeline, result).Count == 0
        && !FileFacts.Lines(result.FileNotes).Any()
        && result.Exports.All(e => !e.WasWritten)
        && result.Audits.All(a => a.Status != AuditStatus.Warned || IsAsBefore(result, a));

    /// <summary>The stages of models that loaded a file, changed rows, or were built for the first time or after a change of the contract.</summary>
    public static IReadOnlyList<StageRecord> Stages(PipelineDefinition pipeline, RunResult result) =>
        [.. result.Stages.Where(s => s.Model is not null && (!s.Change.IsEmpty || s.HasLoadedFile || IsBuiltAnew(pipeline, result.Before, s.Model)))];

    /// <summary>Whether an audit ended as it did in the run before.</summary>
    public static bool IsAsBefore(RunResult result, AuditResult audit) =>
        result.Before.Audits.TryGetValue(audit.Audit.Name, out var before) && before.Status == audit.Status && before.FailingRows == audit.FailingRows;

    private static bool IsBuiltAnew(PipelineDefinition pipeline, PipelineState before, string model) =>
        pipeline.Find(model) is { } definition && before.Models.GetValueOrDefault(model)?.Fingerprint != definition.Fingerprint;
}
