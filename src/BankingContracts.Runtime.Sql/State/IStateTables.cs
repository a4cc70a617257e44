using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>Where the tables of the state are read: as they are now, or as a run left them.</summary>
public interface IStateTables
{
    /// <summary>Whether a table exists.</summary>
    Task<bool> ExistsAsync(StoredTable table);

    /// <summary>Its rows: a table, or a query in parentheses.</summary>
    string Relation(StoredTable table);
}
