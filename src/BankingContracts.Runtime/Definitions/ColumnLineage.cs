namespace BankingContracts.Runtime.Definitions;

/// <summary>What the build knows about a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Standing">The promise about NULL, and how it is ensured.</param>
/// <param name="Sources">The columns that it comes from. Empty in sources, because files fill their columns, and for columns that the run fills.</param>
/// <param name="Reason">The reason, as a clause; empty if the expression itself proves it.</param>
/// <param name="Place">The place of the reason below the contracts folder; empty outside SQL.</param>
public sealed record ColumnLineage(string Column, ColumnStanding Standing, IReadOnlyList<ColumnSource> Sources, string Reason = "", string Place = "");
