namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A row and the run that brought it.</summary>
public sealed record Arrival<TRow>(TRow Row, DateTime At);
