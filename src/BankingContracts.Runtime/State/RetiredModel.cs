namespace BankingContracts.Runtime.State;

/// <summary>A model that the database has and that no contract has any more.</summary>
/// <param name="Model">Model name.</param>
/// <param name="Tables">What is stored of it: its table or view, and what the pipeline keeps beside it.</param>
public sealed record RetiredModel(string Model, IReadOnlyList<RetiredTable> Tables);

/// <summary>A table or view of a retired model.</summary>
/// <param name="Table">Its name with the schema.</param>
/// <param name="Rows">Rows stored; null for a view, which stores none.</param>
public sealed record RetiredTable(string Table, long? Rows);
