namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A place where a query's result depends on the order in which rows are read.</summary>
/// <param name="Kind">How the result depends on the order.</param>
/// <param name="Name">The function or clause, as written in lower case.</param>
/// <param name="Reason">A clause that says what is missing.</param>
/// <param name="Location">Offset in UTF-8 bytes; -1 if unknown.</param>
public sealed record OrderDependence(OrderDependenceKind Kind, string Name, string Reason, int Location);
