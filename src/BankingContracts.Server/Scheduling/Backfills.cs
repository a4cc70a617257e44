using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Scheduling;

/// <summary>
/// Backfills: the run of a day is queued when the run of the day before has succeeded, so the days are loaded in order. A day that fails stops the backfill, until
/// somebody continues it.
/// </summary>
internal sealed class Backfills(ServerOptions options, RunQueue queue, RunRecords runs, BackfillRecords records, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _continuing = new(1);

    /// <summary>Begins a backfill.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="scope">What each run is asked to do.</param>
    /// <param name="by">Who asks, for people.</param>
    /// <exception cref="PipelineException">No day has files, or the days or the selection make no sense.</exception>
    public async Task<BackfillEntry> BeginAsync(DateOnly from, DateOnly to, RunScope scope, string by)
    {
        var days = DaysOf(scope, from, to);
        if (days.Count == 0)
            throw BackfillDays.None(from, to);
        var now = clock.GetUtcNow().UtcDateTime;
        var backfill = new BackfillEntry(RunIds.New(now), from, to, scope, by, now);
        await queue.AddAsync(Run(new(backfill.Id, to), scope, days[0], by, now), BackfillBegun.Of(backfill));
        return backfill;
    }

    /// <summary>Goes on after the day that stopped a backfill: with this day, unless it has succeeded meanwhile.</summary>
    /// <returns>The run; null when there is no such backfill, it is under way, or it has ended.</returns>
    /// <exception cref="PipelineException">The input directory cannot be read.</exception>
    public async Task<RunEntry?> ContinueAsync(string id, string by, CancellationToken cancellation)
    {
        await _continuing.WaitAsync(cancellation);
        try
        {
            if (await records.FindAsync(id, cancellation) is not { EndedAt: null } || await runs.OfBackfillAsync(id, cancellation) is not [.., { State: var state } last] || !state.IsFinal())
                return null;
            if (state != RunState.Succeeded)
                return await queue.AddAsync(Run(last.Backfill!, last.Scope, last.Scope.BusinessDate!.Value, by, clock.GetUtcNow().UtcDateTime) with { Previous = last.Id });
            var (next, end) = Next(last);
            return next is null ? null : await queue.AddAsync(next, end);
        }
        finally
        {
            _continuing.Release();
        }
    }

    /// <summary>What follows the run of a day: the run of the next day with files, or the end of the backfill; nothing after a day that did not succeed.</summary>
    /// <exception cref="PipelineException">The input directory cannot be read.</exception>
    public (RunEntry? Next, IReadOnlyList<StoreChange> Changes) Next(RunEntry ended)
    {
        if (ended is not { State: RunState.Succeeded, Backfill: { } backfill, EndedAt: { } at, Scope.BusinessDate: { } day })
            return (null, []);
        var days = day < backfill.To ? DaysOf(ended.Scope, day.AddDays(1), backfill.To) : [];
        return days is [var next, ..]
            ? (Run(backfill, ended.Scope, next, ended.RequestedBy, at), [])
            : (null, [new BackfillEnded(backfill.Id, Micros.Of(at))]);
    }

    /// <inheritdoc/>
    public void Dispose() => _continuing.Dispose();

    private static RunEntry Run(BackfillPart backfill, RunScope scope, DateOnly day, string by, DateTime now) =>
        new(RunIds.New(now), RunCause.Backfill, by, now, scope with { BusinessDate = day, OnlyFilesOfBusinessDate = true }) { Backfill = backfill };

    private IReadOnlyList<DateOnly> DaysOf(RunScope scope, DateOnly from, DateOnly to) => BackfillDays.Of(options.Pipeline, scope.Of(options.Run), from, to);
}
