namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>One version of a key.</summary>
/// <param name="Row">The values without loaded_at.</param>
/// <param name="LoadedAt">loaded_at.</param>
/// <param name="UpdatedAt">dbt_updated_at.</param>
/// <param name="From">dbt_valid_from.</param>
/// <param name="To">dbt_valid_to; null while open.</param>
/// <param name="IsDeleted">Whether it says that the key is gone.</param>
public sealed record HistoryVersion(TextRow Row, DateTime LoadedAt, DateTime UpdatedAt, DateTime From, DateTime? To, bool IsDeleted)
{
    /// <summary>Whether it is the key's current version.</summary>
    public bool IsCurrent => To is null && !IsDeleted;
}
