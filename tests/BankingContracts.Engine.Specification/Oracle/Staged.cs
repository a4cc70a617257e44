namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A cleaned row and when its content arrived.</summary>
public sealed record Staged<TRow>(TRow Row, DateTime LoadedAt);
