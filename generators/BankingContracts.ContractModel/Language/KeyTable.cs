namespace BankingContracts.ContractModel.Language;

/// <summary>The keys of one kind of mapping. Reading, its messages and the JSON schema's test draw on it.</summary>
/// <param name="Id">The name of the mapping's definition in the JSON schema.</param>
/// <param name="Title">What the mapping is called in messages, for example <c>a column</c>.</param>
/// <param name="Keys">The keys, in the order of the language reference.</param>
public sealed record KeyTable(string Id, string Title, IReadOnlyList<KeySpec> Keys)
{
    /// <summary>The key called <paramref name="name"/>, also by its alias; null when there is none.</summary>
    public KeySpec? Find(string name) => Keys.FirstOrDefault(k => k.Name == name || k.Alias == name);
}
