using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Histories;

/// <summary>What an answer as of a time is about.</summary>
/// <param name="Asked">The time that was asked for.</param>
/// <param name="Recomputes">Whether models are computed with the contracts of today.</param>
public sealed record PastAnswer(DateTime Asked, bool Recomputes)
{
    /// <summary>The last run at or before that time; null when there was none.</summary>
    public (string RunId, DateTime RunAt)? Run { get; private init; }

    /// <summary>The time of the first run, where the time that was asked for is before it; else null.</summary>
    public DateTime? FirstRunAt { get; private init; }

    /// <summary>Where models are computed because nothing was kept of them yet: since when it is kept. Else null.</summary>
    public DateTime? KeptSince { get; private init; }

    /// <summary>The answer of a program that looked it up.</summary>
    internal static PastAnswer Of(DateTime asked, bool recomputes, string? runId, DateTime? runAt, DateTime? firstRunAt, DateTime? keptSince) => new(asked, recomputes)
    {
        Run = runId is null ? null : (runId, runAt!.Value),
        FirstRunAt = firstRunAt,
        KeptSince = keptSince,
    };

    /// <summary>Looks up the run.</summary>
    public static async Task<PastAnswer> OfAsync(IEngineReader database, PipelineDefinition pipeline, PastTime asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(pipeline);
        var state = await database.ReadStateAsync(cancellation);
        var run = (await database.ReadRunsAsync(null, cancellation)).Where(r => r.RunAt <= asOf.At).MaxBy(r => r.RunAt);
        var since = pipeline.Models.Where(m => m.Body is QueryBody or StagingBody)
            .Select(m => state.Models.GetValueOrDefault(m.Name)?.Shape.Kept).OfType<KeptPast>()
            .Where(k => k.Before == PastBefore.NotKept && asOf.At < k.Since).Select(k => (DateTime?)k.Since).Max();
        return new PastAnswer(asOf.At, asOf.Recomputes)
        {
            Run = run is null ? null : (run.RunId, run.RunAt),
            FirstRunAt = state.FirstRunAt is { } first && asOf.At < first ? first : null,
            KeptSince = asOf.Recomputes || run is null ? null : since,
        };
    }
}
