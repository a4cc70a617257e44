using System.Data.Common;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>
/// Publishes a run where no transaction spans the tables. First a marker is stored by one commit. It holds all steps of the publication, so that the next run can
/// complete it. Then the tables follow one by one, then the state, and at last the marker is removed. The marker is the commit of the run.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="database">What the engine supplies.</param>
/// <param name="own">The tables of the state.</param>
public sealed class MarkedPublication(SqlSession session, SqlDialect sql, IMarkedDatabase database, IReadOnlyList<StoredTable> own) : IPublication
{
    private const int Attempts = 2;

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        await database.PrepareAsync(own);
        foreach (var publication in await database.OpenAsync())
            await CompleteAsync(publication);
        await database.ClearWorkingAsync();
    }

    /// <inheritdoc/>
    public async Task PublishAsync(string runId, IReadOnlyList<TableAction> actions, IReadOnlyList<StateRows> state, long runsBefore)
    {
        // Views follow the tables that they read.
        var steps = actions.OrderBy(a => a.Table.IsView).SelectMany(Steps).Concat(state.Select(Step).OfType<PublicationStep>());
        await PublishAsync(
            new OpenPublication(runId, [.. steps]), "The run is committed, but some tables could not be published. The next run completes this before it begins.");
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
        catch (DbException e)
        {
            throw PipelineException.BadInput(unfinished, e);
        }
    }

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

    private async Task CompleteAsync(OpenPublication publication)
    {
        foreach (var step in publication.Steps)
            await RepeatAsync(() => DoAsync(step));
        await RepeatAsync(() => database.UnmarkAsync(publication));
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

    private async Task DoAsync(PublicationStep step)
    {
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

    private IEnumerable<PublicationStep> Steps(TableAction action)
    {
        var table = action.Table;
        if (action.ReplacesOther)
            yield return PublicationStep.On(table, database.Drop(table, isView: !table.IsView), new(table.IsView ? Look.IsTable : Look.IsView));
        if (action.ViewQuery is { } query)
            yield return PublicationStep.On(table, sql.ReplaceView(table, query));
        if (action.IsCreated)
            yield return PublicationStep.On(table, sql.CreateTable(table, replaces: true));
        else if (table.Model is null)
            yield return PublicationStep.On(table, sql.CreateTable(table, replaces: false));
        foreach (var column in action.NewColumns)
            yield return PublicationStep.On(table, sql.AddColumn(table, column), new(Look.LacksColumn, column.Name));
        if (action.Content is { } content)
            yield return PublicationStep.On(table, database.ReplaceRows(table, content));
        if (action.Change is { } change)
            yield return PublicationStep.On(table, Merge(table, change));
    }

    /// <summary>One statement for all rows that change: each identity occurs at most once on each side.</summary>
    private string Merge(StoredTable table, RowChange change)
    {
        var identity = sql.IdentityOf(table);
        var columns = table.Columns.Concat(identity.Hidden).Select(c => sql.Name(c.Name)).ToList();
        var (list, same) = (string.Join(", ", columns), string.Join(" and ", identity.Columns.Select(c => $"r.{c} = a.{c}")));
        var updates = columns.Except(identity.Columns).Select(c => $"{c} = c.{c}").ToList();
        var update = updates.Count == 0 ? "" : $"when matched and not c._leaves then update set {string.Join(", ", updates)}";
        return $"""
            merge into {sql.Table(table)} as t using (
                select {list}, false as _leaves from {change.Added.Relation} as n
                union all
                select {list}, true from {change.Removed.Relation} as r anti join {change.Added.Relation} as a on {same}) as c
            on {string.Join(" and ", identity.Columns.Select(c => $"t.{c} = c.{c}"))}
            when matched and c._leaves then delete
            {update}
            when not matched and not c._leaves then insert ({list}) values ({string.Join(", ", columns.Select(c => "c." + c))})
            """;
    }

    private PublicationStep? Step(StateRows state)
    {
        var (table, columns) = (state.Table, sql.List(state.Table.Names));
        if (state.Rows.Count == 0)
            return state.RunColumn is null ? PublicationStep.On(table, database.ReplaceRows(table, $"select {columns} from {sql.Table(table)} as t where false")) : null;
        var rows = sql.Rows(table.Columns, state.Rows);
        return state.RunColumn is { } run
            ? PublicationStep.On(table, $"insert into {sql.Table(table)} ({columns}) select {columns} from ({rows}) as r where not exists (select 1 from {sql.Table(table)} as t where t.{run} = r.{run})")
            : PublicationStep.On(table, database.ReplaceRows(table, rows));
    }
}
