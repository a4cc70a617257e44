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
    string Id, string Cause, string? Schedule, long? DueAt, string RequestedBy, long RequestedAt, string Request, string? Previous, long Attempt) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into runs (id, cause, schedule, due_at, requested_by, requested_at, request, previous, attempt, state, message, is_committed, failed, warned, changed)
        values (@Id, @Cause, @Schedule, @DueAt, @RequestedBy, @RequestedAt, @Request, @Previous, @Attempt, 'queued', '', 0, 0, 0, 0)
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
        run.Attempt);
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
internal sealed record StageStarted(string RunId, long Position, string Stage, string? Model, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into run_stages (run_id, position, stage, model, started_at, note) values (@RunId, @Position, @Stage, @Model, @At, '')
        on conflict (run_id, position) do nothing
        """;
}

/// <summary>A stage of a run ended.</summary>
internal sealed record StageEnded(string RunId, long Position, long At, long Rows, long Added, long Changed, long Removed, string Note) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        update run_stages set ended_at = @At, rows = @Rows, added = @Added, changed = @Changed, removed = @Removed, note = @Note
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
