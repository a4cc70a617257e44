namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>What happens when a key is gone.</summary>
public enum Deletions
{
    /// <summary>Its version closes.</summary>
    Invalidate,

    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>Its version closes and one that says so opens.</summary>
    Record,
}

/// <summary>How history is kept.</summary>
/// <param name="Name">The model.</param>
/// <param name="Staging">The staging model it follows.</param>
/// <param name="Key">The key columns.</param>
public sealed record SnapshotRules(string Name, StagingRules Staging, params IReadOnlyList<string> Key)
{
    /// <summary>Strategy check: the columns; null for strategy timestamp.</summary>
    public IReadOnlyList<string>? Checked { get; init; }

    /// <summary>Strategy timestamp: the business time; null for the time of arrival.</summary>
    public string? BusinessTime { get; init; }

    /// <summary>On a business time, the column (a number) whose greater value stands.</summary>
    public string? TieBreak { get; init; }

    /// <summary>What happens when a key is gone.</summary>
    public Deletions Deletions { get; init; }

    /// <summary>Whether a key whose rows are all quarantined stays.</summary>
    public bool KeepsQuarantined { get; init; }

    /// <summary>What dbt_valid_to holds while a version is open.</summary>
    public string? OpenEnd { get; init; }

    /// <summary>Whether quarantined keys stay: a delta file says nothing of keys that it does not name, or names wrongly.</summary>
    public bool Keeps => KeepsQuarantined || Staging.Source.IsDelta;
}
