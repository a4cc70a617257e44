namespace BankingContracts.SqlCheck.Analysis;

/// <summary>
/// Rows of the upstream with a value in <paramref name="UpstreamColumn"/> reach only output rows with the same value in the column at
/// <paramref name="OutputPosition"/>. NULL counts as a value. So after a change of such rows, no other output rows can differ.
/// </summary>
/// <param name="UpstreamColumn">A column of the upstream, as the catalog spells it.</param>
/// <param name="OutputColumn">The output column's name; empty if the engine makes one.</param>
/// <param name="OutputPosition">The output column's position, from 0.</param>
public sealed record ColumnLink(string UpstreamColumn, string OutputColumn, int OutputPosition);
