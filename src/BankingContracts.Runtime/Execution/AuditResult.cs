using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>An audit and how it ended.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Status">How it ended.</param>
/// <param name="FailingRows">Number of failing rows.</param>
/// <param name="Milliseconds">Time taken; 0 when the result is carried over.</param>
/// <param name="IsCarriedOver">Whether nothing that it reads changed, so that the last result is still true.</param>
/// <param name="Message">Why it could not run or was skipped; empty otherwise.</param>
public sealed record AuditResult(
    AuditDefinition Audit, AuditStatus Status, long FailingRows, double Milliseconds, bool IsCarriedOver, string Message)
{
    /// <summary>The first failing rows of an audit that failed; null if they were not kept.</summary>
    public FailingRows? Rows { get; init; }

    /// <summary>The keys of the first of them, at most ten; empty if the rows have no key.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The file with the rows, below the directory of the reports; null when there is none.</summary>
    public string? File { get; init; }

    /// <summary>The same result with <paramref name="rows"/>.</summary>
    public AuditResult With(FailingRows? rows, PipelineDefinition pipeline) =>
        this with { Rows = rows, Keys = rows?.Keys(Audit.Reads.Prepend(Audit.Model).Select(pipeline.Find).OfType<ModelDefinition>()) ?? [] };
}
