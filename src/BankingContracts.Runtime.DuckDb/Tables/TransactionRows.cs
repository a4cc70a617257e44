using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.Tables;

/// <summary>Writes changes at once: into the run's transaction, or into the file of a first load, which nobody sees yet.</summary>
internal sealed class TransactionRows(DuckDbDatabase database) : IRowStore
{
    private const string View = "VIEW";

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public bool FillsDirectly => database.WritesThrough;

    private SqlSession Session => database.Session;

    /// <inheritdoc/>
    public Task BeginStepAsync(bool keepsOrder)
    {
        database.WriteThrough(keepsOrder);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task EnsureAsync(StoredTable table) => Session.ExecuteAsync(Sql.CreateTable(table, replaces: false));

    /// <inheritdoc/>
    public async Task<bool> MoveAsync(StoredTable former, StoredTable table)
    {
        var kinds = await KindsAsync(former);
        foreach (var kind in kinds)
            await Session.ExecuteAsync(kind == View ? $"drop view {Sql.Table(former)}" : $"alter table {Sql.Table(former)} rename to {Sql.Name(table.Name)}");
        return kinds.Contains(View);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(StoredTable table, ModelPreparation preparation)
    {
        switch (preparation.Kind)
        {
            case PreparationKind.None:
                break;
            case PreparationKind.Create or PreparationKind.Recreate:
                await DropAsync(table);
                if (!table.IsView)
                    await Session.ExecuteAsync(Sql.TextOf(table.Create!));
                break;
            case PreparationKind.Alter when preparation.Rewrites:
                await AlterAsync(table, preparation);
                break;
            case PreparationKind.Alter:
                // The rows that left are kept in a table that may not exist.
                foreach (var column in table.Columns.Where(c => preparation.NewColumns.Contains(c.Name)))
                    await Session.ExecuteAsync(Sql.AddColumn(table, column));
                break;
            default:
                throw new InvalidOperationException($"{preparation.Kind} is no known preparation.");
        }
    }

    /// <inheritdoc/>
    public Task ApplyAsync(StoredTable table, RowChange change) => table.HasKeyConstraint ? UpdateInPlaceAsync(table, change) : ReplaceAsync(table, change);

    /// <inheritdoc/>
    public Task AppendAsync(StoredTable table, string query, string? order)
    {
        var columns = Sql.List(table.Names);
        return Session.ExecuteAsync($"insert into {Sql.Table(table)} ({columns}) select {columns} from ({query}) as n{(order is null ? "" : " order by " + order)}");
    }

    /// <inheritdoc/>
    public Task RemoveAsync(StoredTable table, string rows) => Session.ExecuteAsync($"delete from {Sql.Table(table)} where rowid in (select _id0 from {rows} as r)");

    /// <inheritdoc/>
    public Task ReplaceAsync(StoredTable table, string query, string? order) => Session.ExecuteAsync(
        $"create or replace table {Sql.Table(table)} as select {string.Join(", ", table.Columns.Select(c => $"cast({Sql.Name(c.Name)} as {c.Type}) as {Sql.Name(c.Name)}"))} from ({query}) as n{(order is null ? "" : " order by " + order)}");

    /// <inheritdoc/>
    public async Task FillAsync(StoredTable table, string query)
    {
        var insert = $"insert into {Sql.Table(table)} ({Sql.List(table.Names)}) {query}";
        if (table.Model?.CreateKeylessTable is not { } keyless || !FillsDirectly)
        {
            await Session.ExecuteAsync(insert);
            return;
        }

        // Building an index over 1.2 million text keys takes 0.7 s at once, and 1.3 s row by row with one thread.
        await Session.ExecuteAsync($"drop table {Sql.Table(table)}");
        await Session.ExecuteAsync(Sql.TextOf(keyless));
        await Session.ExecuteAsync(insert);
        await Session.ExecuteAsync($"alter table {Sql.Table(table)} add primary key ({Sql.List(table.Model.Key)})");
    }

    /// <inheritdoc/>
    public Task ReplaceViewAsync(StoredTable view, string query) => Session.ExecuteAsync(Sql.ReplaceView(view, query));

    /// <summary>A deletion only marks rows. An update would write their columns again at the next checkpoint, also for all rows around them.</summary>
    private async Task ReplaceAsync(StoredTable table, RowChange change)
    {
        var columns = Sql.List(table.Names);
        if (change.Removed.Count > 0)
            await RemoveAsync(table, change.Removed.Relation);
        if (change.Added.Count > 0)
            await Session.ExecuteAsync($"insert into {Sql.Table(table)} ({columns}) select {columns} from {change.Added.Relation} as n");
    }

    /// <summary>
    /// In a table with an index, a row whose key stays is updated. Deleting and inserting it in one transaction took 4.4 s and an update 0.3 s,
    /// and a unique index may refuse the insertion.
    /// </summary>
    private async Task UpdateInPlaceAsync(StoredTable table, RowChange change)
    {
        var (removed, added) = (change.Removed, change.Added);
        var replaces = added.Count > 0 && removed.Count > 0;
        if (removed.Count > 0)
            await RemoveAsync(table, replaces ? $"(select r._id0 from {removed.Relation} as r anti join {added.Relation} as a on a._id0 = r._id0)" : removed.Relation);
        if (replaces)
            await UpdateAsync(table, change);
        if (added.Count > 0)
        {
            var columns = Sql.List(table.Names);
            await Session.ExecuteAsync($"insert into {Sql.Table(table)} ({columns}) select {columns} from {added.Relation} as n where n._id0 is null");
        }
    }

    /// <summary>
    /// The commit writes every updated column again in all blocks with such a row. So only columns that differ in any updated row are written: for text
    /// this takes most of the time of the commit (700,000 names: 150 of 190 ms).
    /// </summary>
    private async Task UpdateAsync(StoredTable table, RowChange change)
    {
        var columns = table.Names.Except(table.Key).ToList();
        if (columns.Count == 0)
            return;
        var differs = columns.Select(c => $"coalesce(bool_or({Sql.Column("a", c)} is distinct from {Sql.Column("r", c)}), false)");
        var isChanged = await Session.RowAsync(
            $"select {string.Join(", ", differs)} from {change.Added.Relation} as a join {change.Removed.Relation} as r on a._id0 = r._id0",
            r => columns.Select((_, i) => r.GetBoolean(i)).ToList());
        var changed = columns.Zip(isChanged).Where(c => c.Second).Select(c => $"{Sql.Name(c.First)} = {Sql.Column("a", c.First)}").ToList();
        if (changed.Count > 0)
            await Session.ExecuteAsync($"update {Sql.Table(table)} as s set {string.Join(", ", changed)} from {change.Added.Relation} as a where s.rowid = a._id0");
    }

    /// <summary>Writes the rows again with other columns, in the order in which they are. An index or a promise about NULL would not let their columns change in place.</summary>
    private async Task AlterAsync(StoredTable table, ModelPreparation preparation)
    {
        if ((await KindsAsync(table)).Count == 0)
            return;
        var columns = await Session.RowsAsync(
            $"select column_name from information_schema.columns where table_schema = {Sql.Text(table.Schema)} and table_name = {Sql.Text(table.Name)}", static r => r.GetString(0));
        var rows = $"select {string.Join(", ", ShapedColumns.Of(table, Sql, preparation, columns.Contains))} from {Sql.Table(table)} order by rowid";
        if (table.Create is null)
        {
            await Session.ExecuteAsync($"create or replace table {Sql.Table(table)} as {rows}");
            return;
        }

        var altered = table with { Name = "altered_" + table.Name };
        await Session.ExecuteAsync($"create table {Sql.Table(altered)} as {rows}");
        await DropAsync(table);
        await Session.ExecuteAsync(Sql.TextOf(table.Create));
        await Session.ExecuteAsync($"insert into {Sql.Table(table)} ({Sql.List(table.Names)}) select {Sql.List(table.Names)} from {Sql.Table(altered)} order by rowid");
        await DropAsync(altered);
    }

    private async Task DropAsync(StoredTable table)
    {
        foreach (var kind in await KindsAsync(table))
            await Session.ExecuteAsync($"drop {(kind == View ? "view" : "table")} {Sql.Table(table)}");
    }

    private async Task<IReadOnlyList<string>> KindsAsync(StoredTable table) => await Session.RowsAsync(
        $"select table_type from information_schema.tables where table_schema = {Sql.Text(table.Schema)} and table_name = {Sql.Text(table.Name)}", static r => r.GetString(0));
}
