namespace BankingContracts.Runtime.State;

/// <summary>How many rows are in quarantine for one kind of reason.</summary>
/// <param name="Column">Source column; <c>row</c> for ragged rows, the key for conflicting ones.</param>
/// <param name="Kind">missing, format, decimals, range, sign, future, not_accepted, too_few_fields, too_many_fields or conflict.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record QuarantineCount(string Column, string Kind, long Rows);
