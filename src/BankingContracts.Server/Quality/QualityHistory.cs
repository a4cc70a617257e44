using System.Collections.Concurrent;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Quality;

/// <summary>What the reports of the last runs say. A report never changes, so each is read once.</summary>
internal sealed class QualityHistory(RunRecords runs)
{
    /// <summary>The most runs that are kept in memory.</summary>
    public const int Most = 365;

    private readonly ConcurrentDictionary<string, RunQuality> _known = new(StringComparer.Ordinal);

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

    private void Forget()
    {
        if (_known.Count <= Most * 2)
            return;
        foreach (var old in _known.Values.OrderByDescending(q => q.At).Skip(Most))
            _known.TryRemove(old.RunId, out _);
    }
}
