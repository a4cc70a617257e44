using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>Rows of a state table that a run writes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The rows: a value for each column.</param>
/// <param name="ReplacesAll">Whether they replace all rows of the table; else they are added, and their first column is the run, or the table is the ledger.</param>
public sealed record StateRows(StoredTable Table, IReadOnlyList<object?[]> Rows, bool ReplacesAll);
