namespace BankingContracts.Runtime.State;

/// <summary>A model in the database that has no contract any more.</summary>
/// <param name="Model">Model name.</param>
/// <param name="Tables">Its table or view, and the tables that the pipeline keeps for it.</param>
public sealed record RetiredModel(string Model, IReadOnlyList<RetiredTable> Tables);

/// <summary>A table or view of a retired model.</summary>
/// <param name="Table">Its name with the schema.</param>
/// <param name="Rows">Rows stored; null for a view, which stores none.</param>
public sealed record RetiredTable(string Table, long? Rows);
