namespace BankingContracts.Runtime.Outcomes;

/// <summary>Where a quarantined row was received.</summary>
/// <param name="File">The file, relative to the input directory.</param>
/// <param name="Line">The line on which the record starts, from 1. The header counts as a line.</param>
public sealed record QuarantinePlace(string File, long Line);
