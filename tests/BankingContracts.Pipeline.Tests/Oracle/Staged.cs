namespace BankingContracts.Pipeline.Tests.Oracle;

/// <summary>A cleaned row and when its content arrived.</summary>
public sealed record Staged<TRow>(TRow Row, DateTime LoadedAt);
