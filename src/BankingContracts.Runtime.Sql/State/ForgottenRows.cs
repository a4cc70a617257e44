using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>Rows of a state table that are removed with what they are about.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column with a name.</param>
/// <param name="Names">The names.</param>
internal sealed record ForgottenRows(StoredTable Table, string Column, IReadOnlyCollection<string> Names);
