namespace BankingContracts.Server.Store;

/// <summary>Something happened that a destination is to hear of.</summary>
internal sealed record AlertRaised(
    string Id, string Destination, string Event, string? RunId, string? Schedule, long At, long Position, string Title, string Body, string State, string Reason) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into alerts (id, destination, event, run_id, schedule, raised_at, position, title, body, state, attempts, reason)
        values (@Id, @Destination, @Event, @RunId, @Schedule, @At, @Position, @Title, @Body, @State, 0, @Reason)
        on conflict (id) do nothing
        """;
}

/// <summary>
/// A run has succeeded, and a destination is to hear of it if the run before had failed: the one that it repeats, else the last one of the same schedule. A run
/// that was tried again does not count. The store decides, because it knows the runs before also when the change had to wait. Each failure has one recovery.
/// </summary>
internal sealed record RecoveryRaised(
    string Destination, string RunId, string? Schedule, string? Previous, long At, long Position, string Title, string Body, string State, string Reason) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into alerts (id, destination, event, run_id, schedule, raised_at, position, title, body, state, attempts, reason)
        select 'recovery:' || b.id || ':' || @Destination, @Destination, 'recovery', @RunId, @Schedule, @At, @Position, @Title, @Body, @State, 0, @Reason
        from (
            select r.id, r.state from runs as r
            where r.id <> @RunId and r.state in ('succeeded', 'failed') and r.ended_at <= @At
                and not exists (select 1 from runs as n where n.previous = r.id and n.cause = 'retry')
                and (r.id = coalesce(@Previous, '') or coalesce(r.schedule, '') = coalesce(@Schedule, ''))
            order by case when r.id = coalesce(@Previous, '') then 0 else 1 end, r.ended_at desc, r.id desc
            limit 1) as b
        where b.state = 'failed'
        on conflict (id) do nothing
        """;
}

/// <summary>Sending an alert failed, and is tried again.</summary>
internal sealed record AlertTried(string Id, long Attempts, string Reason, long NextAt) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update alerts set attempts = @Attempts, reason = @Reason, next_at = @NextAt where id = @Id and state = 'waiting'";
}

/// <summary>An alert was sent, or will not be sent any more.</summary>
internal sealed record AlertEnded(string Id, string State, string Reason, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update alerts set state = @State, reason = @Reason, next_at = null, ended_at = @At where id = @Id and state = 'waiting'";
}
