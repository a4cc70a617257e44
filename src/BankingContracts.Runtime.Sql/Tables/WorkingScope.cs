namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>Working relations that live equally long.</summary>
internal sealed class WorkingScope(WorkingTables tables)
{
    private readonly List<string> _relations = [];

    /// <inheritdoc cref="WorkingTables.KeepAsync"/>
    public async Task<string> KeepAsync(string purpose, string owner, string query) => Own(await tables.KeepAsync(purpose, owner, query));

    /// <summary>Takes over a relation that was made outside.</summary>
    public string Own(string relation)
    {
        _relations.Add(relation);
        return relation;
    }

    /// <summary>Drops all of them. After an error this is not needed: they end with the session.</summary>
    public async Task EndAsync()
    {
        await tables.DropAsync(_relations);
        _relations.Clear();
    }
}
