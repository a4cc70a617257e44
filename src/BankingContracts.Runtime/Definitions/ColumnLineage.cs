namespace BankingContracts.Runtime.Definitions;

/// <summary>What the build knows of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Standing">What is promised of NULL, and how it is held.</param>
/// <param name="Sources">The columns it comes from; empty in sources, which files fill, and where the run fills it.</param>
/// <param name="Reason">Why it stands so, as a clause; empty where the expression itself proves it.</param>
/// <param name="Place">Where that stands below the contracts folder; empty outside SQL.</param>
public sealed record ColumnLineage(string Column, ColumnStanding Standing, IReadOnlyList<ColumnSource> Sources, string Reason = "", string Place = "");
