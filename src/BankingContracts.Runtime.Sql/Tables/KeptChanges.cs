using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>Keeps the rows of changes. Both sides of a change are in one working relation: fewer statements, and one count for both.</summary>
internal sealed class KeptChanges(SqlSession session, SqlDialect sql, WorkingTables working)
{
    private const string Leaves = "_leaves";

    /// <summary>Keeps the rows that leave and the rows that come.</summary>
    /// <param name="table">The table.</param>
    /// <param name="removed">A query, as <see cref="RowChange"/> has them; null for none.</param>
    /// <param name="added">A query for the rows that come; null for none.</param>
    public async Task<RowChange> KeepAsync(StoredTable table, string? removed, string? added)
    {
        var nothing = Nothing(table);
        if (removed is null && added is null)
            return new RowChange(nothing, nothing);
        var identity = sql.IdentityOf(table);
        var columns = string.Join(", ", identity.Aliases.Concat(Columns(table)));
        var kept = await working.KeepAsync("change", table.Name, string.Join("\nunion all\n", Sides(columns, removed, added)));
        var (leaving, coming) = await session.RowAsync(
            $"select count(*) filter (where {Leaves}), count(*) filter (where not {Leaves}) from {kept}", static r => (r.GetInt64(0), r.GetInt64(1)));
        return new RowChange(
            removed is null ? nothing : new($"(select {columns} from {kept} where {Leaves})", leaving) { Working = kept },
            added is null ? nothing : new($"(select {columns} from {kept} where not {Leaves})", coming) { Working = kept });
    }

    /// <summary>Two changes one after the other. A row that came with one and left with the next is in neither side.</summary>
    public async Task<RowChange> MergeAsync(StoredTable table, RowChange before, RowChange change)
    {
        var columns = string.Join(", ", Columns(table));
        var net = await working.KeepAsync("net", table.Name, $"""
            select {columns}, cast(sum(_sign) as bigint) as _copies from (
                select {columns}, 1 as _sign from {before.Added.Relation}
                union all select {columns}, -1 from {before.Removed.Relation}
                union all select {columns}, 1 from {change.Added.Relation}
                union all select {columns}, -1 from {change.Removed.Relation}) as c
            group by {columns} having sum(_sign) <> 0
            """);
        return await session.RowAsync(
            $"select cast(coalesce(sum(greatest(-_copies, 0)), 0) as bigint), cast(coalesce(sum(greatest(_copies, 0)), 0) as bigint) from {net}",
            r => new RowChange(
                new($"({sql.Copies(net, columns, "-_copies")})", r.GetInt64(0)) { Working = net },
                new($"({sql.Copies(net, columns, "_copies")})", r.GetInt64(1)) { Working = net }));
    }

    /// <summary>No rows of a table.</summary>
    public RowSet Nothing(StoredTable table)
    {
        var identity = sql.IdentityOf(table);
        var columns = table.Columns.Concat(identity.Hidden).Select(c => $"cast(null as {c.Type}) as {sql.Name(c.Name)}");
        return new($"(select {identity.Nothing}, {string.Join(", ", columns)} where false)", 0);
    }

    private static IEnumerable<string> Sides(string columns, string? removed, string? added)
    {
        if (removed is not null)
            yield return $"select {columns}, true as {Leaves} from ({removed}) as r";
        if (added is not null)
            yield return $"select {columns}, false as {Leaves} from ({added}) as a";
    }

    /// <summary>The columns that its rows have here: a view stores none that identify them.</summary>
    private IEnumerable<string> Columns(StoredTable table) =>
        table.Columns.Concat(table.IsView ? [] : sql.IdentityOf(table).Hidden).Select(c => sql.Name(c.Name));
}
