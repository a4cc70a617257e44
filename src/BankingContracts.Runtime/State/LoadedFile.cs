namespace BankingContracts.Runtime.State;

/// <summary>An entry of the ledger of files.</summary>
/// <param name="Source">The source model.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="RunAt">The run that loaded it.</param>
/// <param name="Rows">Rows read, also the ragged ones.</param>
public sealed record LoadedFile(string Source, string File, string Hash, DateTime RunAt, long Rows);
