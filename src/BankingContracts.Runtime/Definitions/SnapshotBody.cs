namespace BankingContracts.Runtime.Definitions;

/// <summary>
/// The history of a staging model. The table first has dbt_scd_id, dbt_updated_at, dbt_valid_from and dbt_valid_to. With
/// <see cref="HardDeletes.NewRecord"/> it also has dbt_is_deleted. Then come the staging model's columns.
/// </summary>
/// <param name="Relation">The staging model.</param>
/// <param name="Strategy">How a change is recognised.</param>
/// <param name="UpdatedAt">The timestamp strategy's column; null under check.</param>
/// <param name="CheckColumns">The check strategy's columns; empty under timestamp.</param>
/// <param name="HardDeletes">What happens when a key is gone.</param>
/// <param name="KeepQuarantined">Whether a key whose rows are all quarantined keeps its last good version.</param>
/// <param name="UpdatedAtIsLoadTime">Whether <paramref name="UpdatedAt"/> is the time of arrival rather than a business time.</param>
public sealed record SnapshotBody(
    string Relation,
    SnapshotStrategy Strategy,
    string? UpdatedAt,
    IReadOnlyList<string> CheckColumns,
    HardDeletes HardDeletes,
    bool KeepQuarantined,
    bool UpdatedAtIsLoadTime) : ModelBody
{
    /// <summary>
    /// For a business time: if two rows have the same key and time, the row with the greater value in this column wins; null means that none
    /// wins.
    /// </summary>
    public string? TieBreak { get; init; }

    /// <summary>The value of dbt_valid_to while a version is open; null means NULL.</summary>
    public DateTime? ValidToCurrent { get; init; }

    /// <summary>
    /// Whether the open version of a key takes the first value of a new column in place; otherwise that value opens a new version. On a business time it always
    /// takes it: the source says when a version begins.
    /// </summary>
    public bool FillsNewColumns { get; init; }

    /// <summary>The retired snapshot whose open versions end there and go on here; null for none.</summary>
    public string? Continues { get; init; }

    /// <summary>Whether it is only read from now on.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Whether versions begin at a time that the source states.</summary>
    public bool IsBusinessTime => Strategy == SnapshotStrategy.Timestamp && !UpdatedAtIsLoadTime;
}
