namespace BankingContracts.Runtime.State;

/// <summary>A file as it arrived in a run.</summary>
/// <param name="Source">The source model, under the name that it had then.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Rows">Rows read, also the ragged ones.</param>
/// <param name="Columns">The source's columns in the order of the file's fields, under the names that they had then.</param>
/// <param name="IsArchived">Whether the run kept the file in the archive.</param>
public sealed record Arrival(string Source, string File, string Hash, long Bytes, long Rows, IReadOnlyList<string> Columns, bool IsArchived);
