namespace BankingContracts.Server.Store;

/// <summary>Finds runs that need not be kept.</summary>
internal sealed class OldRuns(ServiceStore store)
{
    /// <summary>
    /// Runs that ended before a time, the oldest first. Not among them is the last run of a schedule in each state, of the runs without a schedule in each state, and the last
    /// run that did something for a model.
    /// </summary>
    /// <param name="before">The time, UTC.</param>
    /// <param name="limit">The most runs.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(DateTime before, int limit, CancellationToken cancellation) => await store.RowsAsync<string>(
        """
        select r.id from runs as r
        where r.ended_at < @before and r.state not in ('queued', 'running')
            and exists (
                select 1 from runs as n
                where coalesce(n.schedule, '') = coalesce(r.schedule, '') and n.state = r.state
                    and (n.requested_at > r.requested_at or (n.requested_at = r.requested_at and n.id > r.id)))
            and not exists (
                select 1 from run_stages as s
                where s.run_id = r.id and s.model is not null and not exists (
                    select 1 from run_stages as o join runs as n on n.id = o.run_id
                    where o.model = s.model and (n.requested_at > r.requested_at or (n.requested_at = r.requested_at and n.id > r.id))))
        order by r.requested_at, r.id limit @limit
        """,
        new { before = Micros.Of(before), limit },
        cancellation);
}
