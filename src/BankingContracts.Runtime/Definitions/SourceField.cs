namespace BankingContracts.Runtime.Definitions;

/// <summary>A column that comes from the file.</summary>
/// <param name="Column">The contract's name.</param>
/// <param name="Header">The file's name for it.</param>
public sealed record SourceField(string Column, string Header)
{
    /// <summary>Further names that a file may have for it.</summary>
    public IReadOnlyList<string> OtherHeaders { get; init; } = [];

    /// <summary>Whether a file may lack it; its value is then NULL.</summary>
    public bool IsOptional { get; init; }

    /// <summary>All names that a file may have for it.</summary>
    public IEnumerable<string> Headers => OtherHeaders.Prepend(Header);
}
