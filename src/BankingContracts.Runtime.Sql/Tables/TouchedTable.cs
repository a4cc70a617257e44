using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>A table that a run changed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Change">The rows that left and came; null where its rows were written as a whole.</param>
internal sealed record TouchedTable(StoredTable Table, RowChange? Change);
