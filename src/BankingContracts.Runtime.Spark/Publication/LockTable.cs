using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.State;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>
/// The one row that decides: who runs, what is being published, and which versions of the tables readers see. Delta commits a change of it as a whole, and of two
/// changes at the same time one fails.
/// </summary>
internal sealed class LockTable(SqlSession session, SparkDialect sql)
{
    private const string Name = "lock";

    private readonly StoredTable _table = Of(sql);

    private string Table => sql.Table(_table);

    /// <summary>The table.</summary>
    public static StoredTable Of(SparkDialect sql)
    {
        var (text, number, time) = (sql.Type(new(ColumnKind.Varchar)), sql.Type(new(ColumnKind.BigInt)), sql.Type(new(ColumnKind.Timestamp)));
        return new(
            SqlDialect.StateSchema,
            Name,
            [new("id", number), new("owner", text), new("host", text), new("process", number), new("lease_until", time), new("run_id", text), new("marker", text), new("tables", text)],
            ["id"]);
    }

    /// <summary>Creates the table with its row. Of two programs that do so at the same time, both find one row afterwards.</summary>
    public async Task CreateAsync()
    {
        await session.ExecuteAsync(sql.CreateTable(_table, replaces: false));
        await session.ExecuteAsync($"alter table {Table} set tblproperties ('delta.isolationLevel' = 'Serializable')");
        await session.ExecuteAsync($"merge into {Table} as t using (select 1L as id) as s on t.id = s.id when not matched then insert (id) values (1L)");
    }

    /// <summary>The row; null when there is none yet.</summary>
    public async Task<LockState?> ReadAsync()
    {
        try
        {
            return await RowAsync();
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return null;
        }
    }

    /// <summary>Changes the row, if it is still as <paramref name="condition"/> says; the caller reads it again to see what happened.</summary>
    /// <param name="changes">Assignments to columns.</param>
    /// <param name="condition">A condition on the row, called <c>t</c>.</param>
    public Task ChangeAsync(string changes, string condition) => session.ExecuteAsync(
        $"merge into {Table} as t using (select 1L as id) as s on t.id = s.id and {condition} when matched then update set {changes}");

    private async Task<LockState?> RowAsync() => (await session.RowsAsync(
        $"select owner, host, process, lease_until, {SparkDialect.UtcNow}, run_id, marker, tables from {Table} where id = 1",
        static r => new LockState(
            r.IsDBNull(0) ? null : new LockOwner(r.GetString(0), r.GetString(1), r.GetInt64(2)),
            !r.IsDBNull(3) && r.GetDateTime(3) > r.GetDateTime(4),
            r.IsDBNull(6) ? null : r.GetString(6),
            r.IsDBNull(7) ? StoredTables.None : StoredTables.FromJson(r.GetString(7))))).FirstOrDefault();
}
