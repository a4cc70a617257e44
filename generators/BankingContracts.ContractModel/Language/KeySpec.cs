namespace BankingContracts.ContractModel.Language;

/// <summary>One key of the contract language.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">The kind of value that it takes.</param>
public sealed record KeySpec(string Name, ValueKind Kind)
{
    /// <summary>Another spelling of the key; null when there is none.</summary>
    public string? Alias { get; init; }

    /// <summary>The words that <see cref="ValueKind.Word"/> and <see cref="ValueKind.Words"/> choose from.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether a text may be empty.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether a list must have an item.</summary>
    public bool NeedsItems { get; init; }

    /// <summary>The layers in which the key is allowed.</summary>
    public LayerSet Layers { get; init; } = LayerSet.All;

    /// <summary>The layers in which the key is mandatory.</summary>
    public LayerSet RequiredIn { get; init; }

    /// <summary>What to write when the key is missing, for messages.</summary>
    public string Remedy { get; init; } = "";
}
