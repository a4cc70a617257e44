
namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>The rows of a model after this run that have one of some values in a column: the part that the run computed.</summary>
/// <param name="Table">A temporary table with all of them, and maybe other rows of the model.</param>
/// <param name="Columns">The columns of the table.</param>
/// <param name="Column">The column.</param>
/// <param name="Values">The values.</param>
internal sealed record ReachedRows(string Table, IReadOnlyList<string> Columns, string Column, TouchedValues Values);
