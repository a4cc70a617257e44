using System.Data.Common;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>
/// Publishes a run where no transaction spans the tables. First a marker is stored by one commit. It holds all steps of the publication, so that the next run can
/// complete it. Then the tables follow one by one, then the state, and at last the marker is removed. The marker is the commit of the run.
/// </summary>
/// <param name="sessions">The sessions.</param>
/// <param name="sql">The dialect.</param>
/// <param name="errors">The meaning of errors.</param>
/// <param name="database">What the engine supplies.</param>
/// <param name="own">The tables of the state.</param>
public sealed class MarkedPublication(SessionGroup sessions, SqlDialect sql, ISqlErrors errors, IMarkedDatabase database, IReadOnlyList<StoredTable> own) : IPublication
{
    private const int Attempts = 2;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CompleteAsync()
    {
        var notes = new List<string>();
        await database.PrepareAsync(own);
        foreach (var publication in await database.OpenAsync())
        {
            try
            {
                await CompleteAsync(publication);
            }
            catch (DbException e) when (IsLasting(e))
            {
                if (!await database.TryUndoAsync(publication))
                    throw;
                notes.Add($"The publication of run {publication.RunId} could not be completed, so its tables were brought back to the run before.");
            }
        }

        await database.ClearWorkingAsync();
        await database.RefuseForeignChangesAsync(null);
        return notes;
    }

    /// <inheritdoc/>
    public Task ForgetAsync() => database.ClearWorkingAsync();

    /// <inheritdoc/>
    public async Task PublishAsync(RunToPublish run)
    {
        var steps = new PublicationSteps(sql, database);
        var publication = new OpenPublication(
            run.RunId,
            [.. run.Actions.SelectMany(steps.Of), .. run.State.SelectMany(steps.Of)],
            [.. run.Actions.Select(a => new PublicationTable(a.Table.Schema, a.Table.Name, a.After.IsView, [.. a.After.Columns], a.After.Rows))])
        {
            LastSteps = [.. run.Abandoned.Select(t => PublicationStep.On(t.Table, database.Drop(t.Table, t.IsView), new(t.IsView ? Look.IsView : Look.IsTable)))],
        };
        if (run.Actions.Count > 0)
            await database.RefuseForeignChangesAsync(run.Actions.Select(a => a.Table));
        await PublishAsync(publication, "The run is committed, but some tables could not be published. The next run completes this before it begins.");
    }

    /// <summary>Publishes a removal: all of it or nothing.</summary>
    public Task RemoveAsync(IReadOnlyList<PublicationStep> steps) => PublishAsync(
        new OpenPublication("removal " + Guid.NewGuid().ToString("N"), steps),
        "The removal is committed, but some tables could not be removed. The next run completes this before it begins.");

    private async Task PublishAsync(OpenPublication publication, string unfinished)
    {
        await MarkAsync(publication);
        try
        {
            await CompleteAsync(publication);
        }
        catch (DbException e) when (IsLasting(e))
        {
            if (await UndoneAsync(publication))
                throw PipelineException.BadInput("The tables could not be published, so they were brought back to the run before. Nothing was changed.", e);
            throw PipelineException.BadInput(unfinished, e);
        }
        catch (DbException e)
        {
            throw PipelineException.Passing(unfinished, e);
        }
    }

    /// <summary>Whether the same statement would fail again: nothing but the statement or its rows can be the cause.</summary>
    private bool IsLasting(DbException cause) => errors.KindOf(cause) is SqlErrorKind.Data or SqlErrorKind.Contract or SqlErrorKind.Unknown;

    /// <summary>Stores the marker. If its answer is lost, the database is asked whether it is there.</summary>
    private async Task MarkAsync(OpenPublication publication)
    {
        try
        {
            await database.MarkAsync(publication);
        }
        catch (DbException)
        {
            if ((await database.OpenAsync()).All(o => o.RunId != publication.RunId))
                throw;
        }
    }

    private async Task<bool> UndoneAsync(OpenPublication publication)
    {
        try
        {
            return await database.TryUndoAsync(publication);
        }
        catch (DbException)
        {
            // The marker is still there: the next run tries to complete it, and then to undo it.
            return false;
        }
    }

    /// <summary>The steps of a table follow each other. Views follow the tables that they read, in the order of the plan.</summary>
    private async Task CompleteAsync(OpenPublication publication)
    {
        var views = (publication.Tables ?? []).Where(t => t.IsView).Select(t => (t.Schema, t.Table)).ToHashSet();
        var tables = publication.Steps.GroupBy(s => (s.Schema, s.Table)).ToLookup(g => views.Contains(g.Key));
        await sessions.ForEachAsync([.. tables[false]], DoAsync);
        await sessions.ForEachAsync([tables[true].SelectMany(g => g)], DoAsync);
        await sessions.ForEachAsync([publication.LastSteps ?? []], DoAsync);
        await RepeatAsync(() => database.UnmarkAsync(publication));
    }

    private async Task DoAsync(SqlSession session, IEnumerable<PublicationStep> steps)
    {
        foreach (var step in steps)
            await RepeatAsync(() => DoAsync(session, step));
    }

    /// <summary>A step whose answer was lost is done again.</summary>
    private static async Task RepeatAsync(Func<Task> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step();
                return;
            }
            catch (DbException) when (attempt < Attempts)
            {
                // It may have been done; it may be repeated.
            }
        }
    }

    private async Task DoAsync(SqlSession session, PublicationStep step)
    {
        await database.KeepLockAsync();
        if (step.OnlyIf is null || await HoldsAsync(step, step.OnlyIf))
            await session.ExecuteAsync(step.Sql);
    }

    private async Task<bool> HoldsAsync(PublicationStep step, StepCondition condition)
    {
        var found = await database.LookAsync(step.Schema, step.Table);
        return found is not null && condition.Look switch
        {
            Look.IsTable => !found.IsView,
            Look.IsView => found.IsView,
            Look.LacksColumn => !found.Columns.Contains(condition.Column!),
            _ => throw new InvalidOperationException($"{condition.Look} is no known look."),
        };
    }
}
