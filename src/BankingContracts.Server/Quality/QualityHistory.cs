using System.Collections.Concurrent;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Quality;

/// <summary>What the reports of the last runs say. A report never changes, so each is read once.</summary>
internal sealed class QualityHistory(RunRecords runs)
{
    /// <summary>The most runs that are kept in memory.</summary>
    public const int Most = 365;

    private readonly ConcurrentDictionary<string, RunQuality> _known = new(StringComparer.Ordinal);

    // By the number that was asked for: people can choose a few.
    private readonly ConcurrentDictionary<int, (string First, string Last, int Count, QualityTrends Trends)> _trends = [];

    /// <summary>The last runs that have a report, the oldest first.</summary>
    /// <param name="count">The most runs, at most <see cref="Most"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<RunQuality>> LastAsync(int count, CancellationToken cancellation)
    {
        var reported = await runs.ReportedAsync(Math.Min(count, Most), cancellation);
        var found = new List<RunQuality>(reported.Count);
        foreach (var run in reported.Reverse())
        {
            if (!_known.TryGetValue(run.Id, out var quality))
            {
                if (await runs.ReportAsync(run.Id, cancellation) is not { } report)
                    continue;
                _known[run.Id] = quality = RunQuality.Of(run.Id, run.At, QualityReport.Parse(report));
            }

            found.Add(quality);
        }

        Forget();
        return found;
    }

    /// <summary>The trends over some runs. They are the same until another run has ended.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="count">The most runs that were asked for.</param>
    /// <param name="runs">The runs, as <see cref="LastAsync"/> found them.</param>
    public QualityTrends Trends(PipelineDefinition pipeline, int count, IReadOnlyList<RunQuality> runs)
    {
        if (runs.Count == 0)
            return QualityTrends.Of(pipeline, runs);
        var (first, last) = (runs[0].RunId, runs[^1].RunId);
        if (_trends.TryGetValue(count, out var known) && (known.First, known.Last, known.Count) == (first, last, runs.Count))
            return known.Trends;
        var trends = QualityTrends.Of(pipeline, runs);
        _trends[count] = (first, last, runs.Count, trends);
        return trends;
    }

    private void Forget()
    {
        if (_known.Count <= Most * 2)
            return;
        foreach (var old in _known.Values.OrderByDescending(q => q.At).Skip(Most))
            _known.TryRemove(old.RunId, out _);
    }
}

/// <summary>What the last runs show of a pipeline.</summary>
/// <param name="Rules">All tests.</param>
/// <param name="Reasons">All reasons of quarantine, those with the most rows now first.</param>
internal sealed record QualityTrends(IReadOnlyList<RuleTrend> Rules, IReadOnlyList<ReasonTrend> Reasons)
{
    /// <summary>The trends over those of some runs that came as far as their tests.</summary>
    public static QualityTrends Of(PipelineDefinition pipeline, IReadOnlyList<RunQuality> runs)
    {
        IReadOnlyList<RunQuality> tested = [.. runs.Where(r => r.WasTested)];
        return new([.. pipeline.Audits.Select(a => new RuleTrend(a, tested))], ReasonTrend.Of(tested));
    }
}
