namespace BankingContracts.Runtime.Ingestion;

/// <summary>A file found in the input directory.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the input directory, for messages and the ledger.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Bytes">Its length.</param>
public sealed record InputFile(string Path, string Name, string Hash, long Bytes)
{
    /// <summary>The contract's columns in the order of the file's fields, where they are known from an earlier load; null where the header says it.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}
