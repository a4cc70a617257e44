using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>The tables of the state as they are now.</summary>
internal sealed class TablesNow(SqlSession session, SqlDialect sql) : IStateTables
{
    /// <inheritdoc/>
    public Task<bool> ExistsAsync(StoredTable table) => sql.ExistsAsync(session, table);

    /// <inheritdoc/>
    public string Relation(StoredTable table) => sql.Table(table);
}
