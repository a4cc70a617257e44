namespace BankingContracts.ContractModel.Language;

/// <summary>The keys of one kind of mapping. The reader, its messages and the test of the JSON schema use it.</summary>
/// <param name="Id">The name of the mapping's definition in the JSON schema.</param>
/// <param name="Title">What the mapping is called in messages, for example <c>a column</c>.</param>
/// <param name="Keys">The keys, in the order of the language reference.</param>
public sealed record KeyTable(string Id, string Title, IReadOnlyList<KeySpec> Keys)
{
    private readonly Dictionary<string, KeySpec> _byName = ByName(Keys);

    /// <summary>The key called <paramref name="name"/>, also by its alias; null when there is none.</summary>
    public KeySpec? Find(string name) => _byName.TryGetValue(name, out var key) ? key : null;

    private static Dictionary<string, KeySpec> ByName(IReadOnlyList<KeySpec> keys)
    {
        var byName = keys.ToDictionary(static k => k.Name, StringComparer.Ordinal);
        foreach (var key in keys.Where(static k => k.Alias is not null))
            byName.Add(key.Alias!, key);
        return byName;
    }
}
