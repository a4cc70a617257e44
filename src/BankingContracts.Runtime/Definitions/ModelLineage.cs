namespace BankingContracts.Runtime.Definitions;

/// <summary>Where a model's columns come from.</summary>
/// <param name="Columns">All columns in table order; empty when the build did not check the SQL.</param>
/// <param name="Filters">The columns that decide which rows exist.</param>
public sealed record ModelLineage(IReadOnlyList<ColumnLineage> Columns, IReadOnlyList<ColumnSource> Filters)
{
    /// <summary>Nothing is known.</summary>
    public static ModelLineage Unknown { get; } = new([], []);
}
