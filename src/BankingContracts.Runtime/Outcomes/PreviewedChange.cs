namespace BankingContracts.Runtime.Outcomes;

/// <summary>What a run would do to the rows of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Added">Rows that would be added.</param>
/// <param name="Changed">Rows that would be changed; 0 for a model without a key.</param>
/// <param name="Removed">Rows that would be removed.</param>
/// <param name="Rows">The first of them, in the order of their keys.</param>
public sealed record PreviewedChange(string Model, long Added, long Changed, long Removed, IReadOnlyList<PreviewedRow> Rows)
{
    /// <summary>Whether nothing would change.</summary>
    public bool IsEmpty => Added + Changed + Removed == 0;
}

/// <summary>A row that would change.</summary>
/// <param name="Kind">What would happen to it.</param>
/// <param name="Key">The columns of its key with their values; empty for a model without a key.</param>
/// <param name="Values">The columns that differ, with both values, where they were asked for.</param>
public sealed record PreviewedRow(PreviewKind Kind, IReadOnlyList<KeyValuePair<string, string?>> Key, IReadOnlyList<PreviewedValue> Values);

/// <summary>A value before and after.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">The value now; null for NULL, and for a row that would be added.</param>
/// <param name="After">The value after the run; null for NULL, and for a row that would be removed.</param>
public sealed record PreviewedValue(string Column, string? Before, string? After);

/// <summary>What would happen to a row.</summary>
public enum PreviewKind
{
    /// <summary>It would be added.</summary>
    Added,

    /// <summary>It would be changed.</summary>
    Changed,

    /// <summary>It would be removed.</summary>
    Removed,
}
