using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>A record as it is stored.</summary>
/// <param name="Position">The number of the record.</param>
/// <param name="RunId">The run or the removal.</param>
/// <param name="Text">The text of the record.</param>
/// <param name="Hash">The hash of the text.</param>
internal sealed record StoredLink(long Position, string RunId, string Text, string Hash);

/// <summary>Reads the records of runs, and what they say about tables.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="stored">Where the tables are read.</param>
internal sealed class ChainStore(SqlSession session, SqlDialect sql, IStateTables stored)
{
    private readonly StateTables _tables = new(sql);

    /// <summary>The table of records.</summary>
    public StoredTable Links => _tables.Chain;

    /// <summary>The table with number and hash of the rows of each table.</summary>
    public StoredTable Seals => _tables.Seals;

    /// <summary>The tables of the state that records tell of.</summary>
    public IReadOnlyList<StoredTable> Told => [.. _tables.All.Where(t => t.Name != Links.Name && t.Name != Seals.Name)];

    /// <summary>All records, in order.</summary>
    public Task<IReadOnlyList<StoredLink>> LinksAsync() => ReadLinksAsync("true");

    /// <summary>The last record; null before the first.</summary>
    public async Task<StoredLink?> LastAsync() => await stored.ExistsAsync(Links)
        ? await ReadLinksAsync($"c.position in (select max(m.position) from {stored.Relation(Links)} as m)") is [.., var last] ? last : null
        : null;

    /// <summary>Number and hash of the rows of each table, as they are stored; null for a row that cannot be understood.</summary>
    public async Task<IReadOnlyList<TableSeal?>> SealsAsync() => await stored.ExistsAsync(Seals)
        ? await session.RowsAsync(
            $"select s.schema_name, s.table_name, s.columns, s.rows, s.hash from {stored.Relation(Seals)} as s",
            static r => ChainRecord.Columns(r.GetString(2)) is { } columns && RowsHash.Of(r.GetInt64(3), r.GetString(4)) is { } rows
                ? new TableSeal(r.GetString(0), r.GetString(1), columns, rows)
                : null)
        : [];

    /// <summary>The rows of a table of the state; none where it does not exist.</summary>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(StoredTable table)
    {
        var date = sql.Type(new(ColumnKind.Date));
        var dates = table.Columns.Index().Where(c => c.Item.Type == date).Select(c => c.Index).ToHashSet();
        return await stored.ExistsAsync(table)
            ? await session.RowsAsync($"select {sql.List("s", table.Names)} from {stored.Relation(table)} as s", r => StateHash.Read(r, dates))
            : [];
    }

    private async Task<IReadOnlyList<StoredLink>> ReadLinksAsync(string condition) => await stored.ExistsAsync(Links)
        ? [.. (await session.RowsAsync(
            $"select c.position, c.run_id, c.record, c.hash from {stored.Relation(Links)} as c where {condition}",
            static r => new StoredLink(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3)))).OrderBy(l => l.Position)]
        : [];
}
