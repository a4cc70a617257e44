namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The column with the time of arrival, where rows are read into the source table itself.</summary>
/// <param name="name">The column.</param>
/// <param name="value">The time.</param>
internal sealed class ArrivalColumn(string name, string value)
{
    /// <summary>The end of a list of columns.</summary>
    public string Column => ", " + name;

    /// <summary>The end of a select list.</summary>
    public string Value => ", " + value;
}
