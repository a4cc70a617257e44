using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A column that a query returns.</summary>
/// <param name="Name">Its name; empty if the engine makes one from the expression's text.</param>
/// <param name="Location">The place where it is selected: offset in UTF-8 bytes, or -1.</param>
/// <param name="Sources">The columns that it comes from, in ordinal order of table and column.</param>
/// <param name="Nullability">Whether it can be NULL.</param>
public sealed record OutputColumn(string Name, int Location, EquatableArray<ColumnSource> Sources, ColumnNullability Nullability)
{
    /// <summary>The value that it has instead of NULL, if it is a copy of the end of versions; otherwise null.</summary>
    public OpenVersionEnd? OpenEnd { get; init; }
}
