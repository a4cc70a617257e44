namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A column of a <see cref="CatalogTable"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as DuckDB writes it: <c>DECIMAL(18,2)</c>.</param>
/// <param name="IsNotNull">Whether the contract promises that it is never NULL.</param>
public sealed record CatalogColumn(string Name, string Type, bool IsNotNull)
{
    /// <summary>The value that the column has instead of NULL, if it is the end of versions; otherwise null.</summary>
    public OpenVersionEnd? OpenEnd { get; init; }
}
