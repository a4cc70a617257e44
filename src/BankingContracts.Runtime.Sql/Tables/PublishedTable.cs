namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>A table or view that exists.</summary>
/// <param name="IsView">Whether it is a view.</param>
/// <param name="Columns">The names of its columns.</param>
public sealed record PublishedTable(bool IsView, IReadOnlySet<string> Columns)
{
    /// <summary>The number of its rows as the last run recorded it; null where it is not known.</summary>
    public long? Rows { get; init; }
}
