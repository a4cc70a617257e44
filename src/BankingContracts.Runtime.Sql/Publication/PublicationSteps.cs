using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>Makes the steps of a publication.</summary>
internal sealed class PublicationSteps(SqlDialect sql, IMarkedDatabase database)
{
    /// <summary>What is done to a table that a run changed.</summary>
    public IEnumerable<PublicationStep> Of(TableAction action)
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

    /// <summary>What is done to a table of the state.</summary>
    public IEnumerable<PublicationStep> Of(StateRows state)
    {
        var (table, columns) = (state.Table, sql.List(state.Table.Names));
        if (state.Rows.Count == 0)
        {
            if (state.RunColumn is null)
                yield return PublicationStep.On(table, database.ReplaceRows(table, $"select {columns} from {sql.Table(table)} as t where false"));
            yield break;
        }

        var rows = sql.Rows(table.Columns, state.Rows);
        yield return state.RunColumn is { } run
            ? PublicationStep.On(table, $"insert into {sql.Table(table)} ({columns}) select {columns} from ({rows}) as r where not exists (select 1 from {sql.Table(table)} as t where t.{run} = r.{run})")
            : PublicationStep.On(table, database.ReplaceRows(table, rows));
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
}
