using BankingContracts.Runtime.DuckDb.Queries;

namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>The rows of a model, as this run left them, that have one of some values in a column: what the run computed of it.</summary>
/// <param name="Table">A temporary table that holds all of them, and maybe others of the model.</param>
/// <param name="Columns">The columns of the table.</param>
/// <param name="Column">The column.</param>
/// <param name="Values">The values.</param>
internal sealed record ReachedRows(string Table, IReadOnlyList<string> Columns, string Column, TouchedValues Values);
