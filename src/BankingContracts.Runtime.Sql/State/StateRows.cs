using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>Rows of a state table that a run writes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The rows: a value for each column.</param>
/// <param name="RunColumn">The column with the run, where rows of the run are added; null where they replace all rows of the table.</param>
public sealed record StateRows(StoredTable Table, IReadOnlyList<object?[]> Rows, string? RunColumn);
