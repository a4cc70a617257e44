using System.Data.Common;
using System.Globalization;
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
    /// <summary>Assignments after which nobody owns the lock. The time tells others that the row was changed.</summary>
    public const string Free = $"owner = null, host = null, process = null, lease_until = {SparkDialect.UtcNow}";

    private const int Attempts = 5;

    private readonly StoredTable _table = Of(sql);

    private string Table => sql.Table(_table);

    /// <summary>The table.</summary>
    public static StoredTable Of(SparkDialect sql)
    {
        var (text, number, time) = (sql.Type(new(ColumnKind.Varchar)), sql.Type(new(ColumnKind.BigInt)), sql.Type(new(ColumnKind.Timestamp)));
        return new(
            SqlDialect.StateSchema,
            "lock",
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

    /// <summary>The row, also where the catalog forgot the table; null when there is no database.</summary>
    public static async Task<LockState?> FindAsync(SqlSession session, SparkDialect sql)
    {
        var table = new LockTable(session, sql);
        return await table.ReadAsync() ?? (await new Registration(session, sql).RegisterAsync() ? await table.ReadAsync() : null);
    }

    /// <summary>The row; null when there is none yet.</summary>
    public Task<LockState?> ReadAsync() => ReadAsync(Table);

    /// <summary>The row of the table in a relation; null when there is none.</summary>
    public async Task<LockState?> ReadAsync(string relation)
    {
        try
        {
            return await RowAsync(relation);
        }
        catch (DbException e) when (SparkError.Of(e).IsOfMissingTable)
        {
            return null;
        }
    }

    /// <summary>Changes the row, if it is still as <paramref name="condition"/> says. A change by somebody else at the same time is no fault: it is tried again.</summary>
    /// <param name="changes">Assignments to columns.</param>
    /// <param name="condition">A condition on the row, called <c>t</c>.</param>
    /// <returns>Whether it was.</returns>
    public async Task<bool> ChangeAsync(string changes, string condition)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await session.RowAsync(
                    $"merge into {Table} as t using (select 1L as id) as s on t.id = s.id and {condition} when matched then update set {changes}",
                    static r => r.GetInt64(0)) > 0;
            }
            catch (DbException e) when (attempt < Attempts && SparkError.Of(e).Class.StartsWith("DELTA_CONCURRENT", StringComparison.Ordinal))
            {
                // Another change came first.
            }
        }
    }

    /// <summary>Makes the lock free, if nobody has changed the row since it was read.</summary>
    /// <returns>Whether it is free now.</returns>
    public Task<bool> ReleaseAsync(LockState seen) => ChangeAsync(Free, IsStill(seen));

    /// <summary>A condition on the row, called <c>t</c>: nobody has changed it since it was read.</summary>
    public string IsStill(LockState seen) => string.Create(
        CultureInfo.InvariantCulture,
        $"t.owner is not distinct from {sql.Literal(seen.Owner?.Id)} and t.lease_until is not distinct from {sql.Literal(seen.LeaseUntil)}");

    private async Task<LockState?> RowAsync(string relation) => (await session.RowsAsync(
        $"select owner, host, process, lease_until, {SparkDialect.UtcNow}, run_id, marker, tables from {relation} where id = 1",
        static r => new LockState(
            r.IsDBNull(0) ? null : new LockOwner(r.GetString(0), r.GetString(1), r.GetInt64(2)),
            r.IsDBNull(3) ? null : r.GetDateTime(3),
            !r.IsDBNull(3) && r.GetDateTime(3) > r.GetDateTime(4),
            r.IsDBNull(5) ? null : r.GetString(5),
            r.IsDBNull(6) ? null : r.GetString(6),
            r.IsDBNull(7) ? StoredTables.None : StoredTables.FromJson(r.GetString(7))))).FirstOrDefault();
}
