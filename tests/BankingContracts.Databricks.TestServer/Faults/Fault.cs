namespace BankingContracts.Databricks.TestServer.Faults;

/// <summary>What goes wrong with a request.</summary>
public abstract record Fault;

/// <summary>The server answers with a status and does nothing.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">The seconds in the header Retry-After; null for no header.</param>
public sealed record Refusal(int Status, int? RetryAfter = null) : Fault;

/// <summary>The connection breaks.</summary>
/// <param name="IsDone">Whether the server has done what it was asked for: only the answer is lost.</param>
public sealed record Cut(bool IsDone) : Fault;
