using System.Data.Common;
using System.Text.Json;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>
/// Publishes a run where no transaction spans the tables. First a marker is stored by one statement. It holds all statements of the publication, each of
/// which may be repeated and reads only working relations; so whoever finds the marker can complete the publication without the contracts. Then the
/// tables follow one by one, then the state, and the last statement removes the marker. The marker is the commit.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="own">The tables of the state.</param>
public sealed class MarkedPublication(SqlSession session, SqlDialect sql, IReadOnlyList<StoredTable> own) : IPublication
{
    private const int Attempts = 2;

    private readonly StoredTable _markers = Markers(sql);

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        foreach (var table in own.Append(_markers))
            await session.ExecuteAsync(sql.CreateTable(table, replaces: false));
        foreach (var (run, statements) in await OpenAsync())
            await CompleteAsync(run, statements);
        await session.ExecuteAsync(sql.ClearWorking);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(string runId, IReadOnlyList<TableAction> actions, IReadOnlyList<StateRows> state, long runsBefore)
    {
        var statements = actions.Where(a => !a.Table.IsView).SelectMany(Statements)
            .Concat(actions.Where(a => a.ViewQuery is not null).Select(a => sql.ReplaceView(a.Table, a.ViewQuery!)))
            .ToList();
        foreach (var rows in state)
            statements.AddRange(await StatementsAsync(rows));
        await MarkAsync(runId, statements);
        try
        {
            await CompleteAsync(runId, statements);
        }
        catch (DbException e)
        {
            throw PipelineException.BadInput("The run is committed, but some tables could not be published. The next run completes this before it begins.", e);
        }
    }

    private static StoredTable Markers(SqlDialect sql)
    {
        var text = sql.Type(new(Definitions.ColumnKind.Varchar));
        return new(SqlDialect.StateSchema, "publication", [new("run_id", text), new("statements", text)], ["run_id"]);
    }

    /// <summary>The publications that were begun and not completed.</summary>
    private Task<List<(string Run, List<string> Statements)>> OpenAsync() => session.RowsAsync(
        $"select run_id, statements from {sql.Table(_markers)}",
        static r => (r.GetString(0), JsonSerializer.Deserialize(r.GetString(1), StateJson.Default.ListString)!));

    /// <summary>Stores the marker. If its answer is lost, the database is asked whether it is there.</summary>
    private async Task MarkAsync(string runId, List<string> statements)
    {
        var marker = $"insert into {sql.Table(_markers)} (run_id, statements) select {sql.Text(runId)}, {sql.Text(JsonSerializer.Serialize(statements, StateJson.Default.ListString))}";
        try
        {
            await session.ExecuteAsync(marker);
        }
        catch (DbException)
        {
            if ((await OpenAsync()).TrueForAll(m => m.Run != runId))
                throw;
        }
    }

    private async Task CompleteAsync(string runId, IEnumerable<string> statements)
    {
        foreach (var statement in statements.Append($"delete from {sql.Table(_markers)} where run_id = {sql.Text(runId)}"))
            await RepeatAsync(statement);
    }

    /// <summary>A statement whose answer was lost is sent again.</summary>
    private async Task RepeatAsync(string statement)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await session.ExecuteAsync(statement);
                return;
            }
            catch (DbException) when (attempt < Attempts)
            {
                // The statement may have been done; it may be repeated.
            }
        }
    }

    private IEnumerable<string> Statements(TableAction action)
    {
        var table = action.Table;
        if (action.IsCreated)
            yield return sql.CreateTable(table, replaces: true);
        else if (table.Model is null)
            yield return sql.CreateTable(table, replaces: false);
        foreach (var column in action.NewColumns)
            yield return sql.AddColumn(table, column);
        if (action.Content is { } content)
            yield return sql.ReplaceRows(table, content);
        if (action.Change is { } change)
            yield return Merge(table, change);
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

    private async Task<List<string>> StatementsAsync(StateRows state)
    {
        var (table, columns) = (state.Table, sql.List(state.Table.Names));
        if (state.Rows.Count == 0)
            return state.RunColumn is null ? [sql.ReplaceRows(table, $"select {columns} from {sql.Table(table)} as t where false")] : [];
        var relation = sql.Working("_state_" + table.Name);
        await session.ExecuteAsync(sql.CreateWorking(relation, table.Columns));
        await session.LoadAsync(relation, writer =>
        {
            foreach (var row in state.Rows)
                writer.Add(row);
        });
        return state.RunColumn is { } run
            ? [$"insert into {sql.Table(table)} ({columns}) select {columns} from {relation} as r where not exists (select 1 from {sql.Table(table)} as t where t.{run} = r.{run})"]
            : [sql.ReplaceRows(table, $"select {columns} from {relation} as r")];
    }
}
