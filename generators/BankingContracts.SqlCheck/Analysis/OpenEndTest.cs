namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A condition that asks whether the end of a version is NULL, although an open version ends at a fixed time.</summary>
/// <param name="End">The value that an open version has instead of NULL.</param>
/// <param name="IsNull">Whether the condition asks for NULL, and so is never true. Otherwise it is always true.</param>
/// <param name="Location">The place of the column's name: offset in UTF-8 bytes; -1 if unknown.</param>
public sealed record OpenEndTest(OpenVersionEnd End, bool IsNull, int Location);
