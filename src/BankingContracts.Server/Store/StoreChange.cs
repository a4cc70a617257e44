using System.Data.Common;
using System.Text.Json.Serialization;
using BankingContracts.Server.Runs;
using Dapper;

namespace BankingContracts.Server.Store;

/// <summary>
/// A change of the store: a statement whose parameters are the properties. Each may be made twice without another effect, so that one whose answer was
/// lost, or that waited in the spool file, is simply made again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(RunQueued), "run_queued")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(RunEnded), "run_ended")]
[JsonDerivedType(typeof(StageStarted), "stage_started")]
[JsonDerivedType(typeof(StageEnded), "stage_ended")]
[JsonDerivedType(typeof(ReportKept), "report_kept")]
[JsonDerivedType(typeof(ScheduleSeen), "schedule_seen")]
[JsonDerivedType(typeof(SchedulePaused), "schedule_paused")]
[JsonDerivedType(typeof(DueTaken), "due_taken")]
[JsonDerivedType(typeof(FilesArrived), "files_arrived")]
[JsonDerivedType(typeof(RunForgotten), "run_forgotten")]
[JsonDerivedType(typeof(TimesForgotten), "times_forgotten")]
[JsonDerivedType(typeof(BackfillBegun), "backfill_begun")]
[JsonDerivedType(typeof(BackfillEnded), "backfill_ended")]
[JsonDerivedType(typeof(AlertRaised), "alert_raised")]
[JsonDerivedType(typeof(RecoveryRaised), "recovery_raised")]
[JsonDerivedType(typeof(AlertTried), "alert_tried")]
[JsonDerivedType(typeof(AlertEnded), "alert_ended")]
[JsonDerivedType(typeof(KeyAdded), "key_added")]
[JsonDerivedType(typeof(KeyRevoked), "key_revoked")]
[JsonDerivedType(typeof(KeyUsed), "key_used")]
[JsonDerivedType(typeof(FileLoaded), "file_loaded")]
internal abstract record StoreChange
{
    /// <summary>The statement.</summary>
    [JsonIgnore]
    public abstract string Sql { get; }

    /// <summary>Makes the change.</summary>
    public Task ApplyAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Sql, this, transaction, cancellationToken: cancellation));
}

/// <summary>A run waits for its turn.</summary>
internal sealed record RunQueued(
    string Id, string Cause, string? Schedule, long? DueAt, string RequestedBy, long RequestedAt, string Request, string? Previous, long Attempt, long? NotBefore, string? Backfill, string? BackfillTo)
    : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into runs (id, cause, schedule, due_at, requested_by, requested_at, request, previous, attempt, not_before, backfill, backfill_to,
            state, message, is_committed, failed, warned, changed)
        values (@Id, @Cause, @Schedule, @DueAt, @RequestedBy, @RequestedAt, @Request, @Previous, @Attempt, @NotBefore, @Backfill, @BackfillTo,
            'queued', '', 0, 0, 0, 0)
        on conflict (id) do nothing
        """;

    /// <summary>The change for a run.</summary>
    public static RunQueued Of(RunEntry run) => new(
        run.Id,
        run.Cause.Word(),
        run.Schedule,
        Micros.Of(run.DueAt),
        run.RequestedBy,
        Micros.Of(run.RequestedAt),
        StoreJson.Text(run.Scope),
        run.Previous,
        run.Attempt,
        Micros.Of(run.NotBefore),
        run.Backfill?.Id,
        Days.Of(run.Backfill?.To));
}

/// <summary>A run begins.</summary>
internal sealed record RunStarted(string Id, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update runs set state = 'running', started_at = @At where id = @Id and state = 'queued'";
}

/// <summary>A run ended, whichever way.</summary>
internal sealed record RunEnded(
    string Id, string State, long At, long? ExitCode, string Message, long IsCommitted, long Failed, long Warned, long Changed) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        update runs set state = @State, ended_at = @At, exit_code = @ExitCode, message = @Message, is_committed = @IsCommitted, failed = @Failed, warned = @Warned,
            changed = @Changed
        where id = @Id and state in ('queued', 'running')
        """;

    /// <summary>The change for a run that ended.</summary>
    public static RunEnded Of(RunEntry run) => new(
        run.Id, run.State.Word(), Micros.Of(run.EndedAt!.Value), run.ExitCode, run.Message, run.IsCommitted ? 1 : 0, run.Failed, run.Warned, run.Changed);
}

/// <summary>A stage of a run begins.</summary>
internal sealed record StageStarted(string RunId, long Position, string Stage, string? Model, long At, long? Bytes = null) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into run_stages (run_id, position, stage, model, started_at, bytes, note) values (@RunId, @Position, @Stage, @Model, @At, @Bytes, '')
        on conflict (run_id, position) do nothing
        """;
}

/// <summary>A stage of a run ended.</summary>
internal sealed record StageEnded(string RunId, long Position, long At, long Rows, long Added, long Changed, long Removed, string Note, long? Bytes = null) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        update run_stages set ended_at = @At, rows = @Rows, added = @Added, changed = @Changed, removed = @Removed, note = @Note, bytes = coalesce(@Bytes, bytes)
        where run_id = @RunId and position = @Position
        """;
}

/// <summary>The report of a run is kept.</summary>
internal sealed record ReportKept(string RunId, string Report) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "insert into run_reports (run_id, report) values (@RunId, @Report) on conflict (run_id) do nothing";
}

/// <summary>A schedule is there.</summary>
internal sealed record ScheduleSeen(string Name, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "insert into schedules (name, since, is_paused) values (@Name, @At, 0) on conflict (name) do nothing";
}

/// <summary>A schedule is paused or resumed.</summary>
internal sealed record SchedulePaused(string Name, long IsPaused) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update schedules set is_paused = @IsPaused where name = @Name";
}

/// <summary>A time at which a schedule was due is taken.</summary>
internal sealed record DueTaken(string Schedule, long DueAt, string Outcome, string? RunId) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into due_times (schedule, due_at, outcome, run_id) values (@Schedule, @DueAt, @Outcome, @RunId) on conflict (schedule, due_at) do nothing
        """;
}

/// <summary>Files arrived, and started a run.</summary>
internal sealed record FilesArrived(string Schedule, string Contents, long At, string RunId) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into arrivals (schedule, contents, arrived_at, run_id) values (@Schedule, @Contents, @At, @RunId) on conflict (schedule, contents) do nothing
        """;
}

/// <summary>A backfill is asked for.</summary>
internal sealed record BackfillBegun(string Id, string FromDay, string ToDay, string Request, string RequestedBy, long RequestedAt) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into backfills (id, from_day, to_day, request, requested_by, requested_at) values (@Id, @FromDay, @ToDay, @Request, @RequestedBy, @RequestedAt)
        on conflict (id) do nothing
        """;

    /// <summary>The change for a backfill.</summary>
    public static BackfillBegun Of(BackfillEntry backfill) =>
        new(backfill.Id, Days.Of(backfill.From), Days.Of(backfill.To), StoreJson.Text(backfill.Scope), backfill.RequestedBy, Micros.Of(backfill.RequestedAt));
}

/// <summary>The last day of a backfill has succeeded.</summary>
internal sealed record BackfillEnded(string Id, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => "update backfills set ended_at = @At where id = @Id and ended_at is null";
}

/// <summary>A run is removed, with its stages and its report.</summary>
internal sealed record RunForgotten(string Id) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        delete from run_stages where run_id = @Id;
        delete from run_reports where run_id = @Id;
        delete from alerts where run_id = @Id and state <> 'waiting';
        delete from run_files where run_id = @Id;
        delete from runs where id = @Id
        """;
}

/// <summary>Due times, arrivals, alerts without a run and backfills are removed that are older than a time; the last one of each schedule stays, because the next one is found by it.</summary>
internal sealed record TimesForgotten(long Before) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        delete from due_times where due_at < @Before and due_at < (select max(d.due_at) from due_times as d where d.schedule = due_times.schedule);
        delete from arrivals where arrived_at < @Before and arrived_at < (select max(a.arrived_at) from arrivals as a where a.schedule = arrivals.schedule);
        delete from alerts where raised_at < @Before and run_id is null and state <> 'waiting';
        delete from backfills where ended_at < @Before and not exists (select 1 from runs as r where r.backfill = backfills.id)
        """;
}
