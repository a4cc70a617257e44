namespace BankingContracts.Runtime.Ingestion;

/// <summary>A file found in the input directory.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the input directory, for messages and the ledger.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Bytes">Its length.</param>
public sealed record InputFile(string Path, string Name, string Hash, long Bytes);
