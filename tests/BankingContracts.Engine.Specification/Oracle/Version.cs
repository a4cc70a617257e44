namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>One version of a row.</summary>
/// <param name="Row">The values.</param>
/// <param name="LoadedAt">When the content that opened the version arrived.</param>
/// <param name="UpdatedAt">dbt_updated_at.</param>
/// <param name="ValidFrom">dbt_valid_from.</param>
/// <param name="ValidTo">dbt_valid_to; null while open.</param>
public sealed record Version<TRow>(TRow Row, DateTime LoadedAt, DateTime UpdatedAt, DateTime ValidFrom, DateTime? ValidTo);
