namespace BankingContracts.Adbc.Results;

/// <summary>The outcome of a statement that returns no rows.</summary>
/// <param name="AffectedRows">The number of rows that it wrote; -1 where the driver does not know it.</param>
public sealed record UpdateResult(long AffectedRows);
