using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.State;

/// <summary>The pipeline's own tables in a database file.</summary>
internal static class OwnTables
{
    private const string Example = "hash('BankingContracts', null, '1')";

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>Creates the tables that are missing, and gives those of earlier versions the columns and values that they do not have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="own">The tables.</param>
    public static void Prepare(SqlSession session, IReadOnlyList<StoredTable> own)
    {
        var tables = own.Select(t => $"create table if not exists {Sql.Table(t)} ({Sql.Columns(t.Columns)});");
        session.Execute($"""
            {string.Join("\n", tables)}
            alter table pipeline.files add column if not exists position bigint;
            alter table pipeline.ragged_rows add column if not exists kind varchar;
            update pipeline.ragged_rows set kind = if(starts_with(failure_reason, 'Invalid row: too few'), '{QuarantineKind.TooFewFields}', '{QuarantineKind.TooManyFields}') where kind is null;
            create table if not exists pipeline.position_hash (example ubigint not null);
            """);
        foreach (var table in session.Rows("""
            select t.table_name from duckdb_tables() as t where t.schema_name = 'pipeline' and starts_with(t.table_name, 'past_') and not exists (
                select 1 from duckdb_columns() as c where c.table_oid = t.table_oid and c.column_name = '_came_at')
            """, static r => r.GetString(0)))
            session.Execute($"alter table pipeline.{Sql.Name(table)} add column _came_at timestamp");
        ForgetOldHashes(session);
    }

    /// <summary>The engine's hash function may change with its version. Then nothing is found by the stored hashes.</summary>
    private static void ForgetOldHashes(SqlSession session)
    {
        if (session.Scalar<bool>($"select count(*) > 0 from pipeline.position_hash where example = {Example}"))
            return;
        foreach (var table in session.Rows("select table_name from duckdb_tables() where schema_name = 'pipeline' and starts_with(table_name, 'positions_')", static r => r.GetString(0)))
            session.Execute($"delete from pipeline.{Sql.Name(table)}");
        session.Execute($"delete from pipeline.position_hash; insert into pipeline.position_hash select {Example}");
    }
}
