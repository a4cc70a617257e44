using System.Globalization;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// The working relations of a run. Each is made once by one query, under a name of its own, and is never changed. Whoever makes one says how long
/// it lives by the scope in which it makes it.
/// </summary>
internal sealed class WorkingTables(SqlSession session, SqlDialect sql)
{
    private int _made;

    /// <summary>A scope for relations that are dropped together.</summary>
    public WorkingScope Begin() => new(this);

    /// <summary>Stores the rows of a query.</summary>
    /// <param name="purpose">What they are; a part of the name.</param>
    /// <param name="owner">The model for which they are made.</param>
    /// <param name="query">The query.</param>
    /// <returns>The relation.</returns>
    public async Task<string> KeepAsync(string purpose, string owner, string query)
    {
        var relation = Name(purpose, owner);
        await session.ExecuteAsync(sql.CreateWorking(relation, query));
        return relation;
    }

    /// <summary>Drops relations; nobody reads them any more.</summary>
    public async Task DropAsync(IReadOnlyCollection<string> relations)
    {
        if (relations.Count > 0 && sql.DropWorking(relations) is { } drop)
            await session.ExecuteAsync(drop);
    }

    // Names of models never start with an underscore.
    private string Name(string purpose, string owner) => sql.Working(string.Create(CultureInfo.InvariantCulture, $"_{purpose}_{owner}_{_made++}"));
}
