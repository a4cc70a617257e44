namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A condition that asks whether the end of a version is NULL, although an open version ends at a fixed time.</summary>
/// <param name="End">The value of an open version instead.</param>
/// <param name="IsNull">Whether it asks for NULL, and so is never true; otherwise it is always true.</param>
/// <param name="Location">Where the column is named: offset in UTF-8 bytes; -1 if unknown.</param>
public sealed record OpenEndTest(OpenVersionEnd End, bool IsNull, int Location);
