namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A condition that asks whether the end of a version is NULL, where an open version ends at a fixed instant.</summary>
/// <param name="End">What an open version holds instead.</param>
/// <param name="IsNull">Whether it asks for NULL, and so is never true; else it is always true.</param>
/// <param name="Location">Where the column is named: offset in UTF-8 bytes, or -1 where unknown.</param>
public sealed record OpenEndTest(OpenVersionEnd End, bool IsNull, int Location);
