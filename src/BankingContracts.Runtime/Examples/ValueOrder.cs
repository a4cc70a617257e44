using System.Globalization;
using System.Numerics;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>Orders the texts of values as their type does; NULL comes last.</summary>
/// <param name="kind">The kind of their type.</param>
/// <param name="isDescending">Whether the greatest comes first.</param>
internal sealed class ValueOrder(ColumnKind kind, bool isDescending) : IComparer<string?>
{
    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null).CompareTo(y is null);
        var order = Ascending(x, y);
        return isDescending ? -order : order;
    }

    private int Ascending(string x, string y) => kind switch
    {
        // Dates and times in ISO 8601 are ordered as texts.
        ColumnKind.Varchar or ColumnKind.Boolean or ColumnKind.Date or ColumnKind.Timestamp => string.CompareOrdinal(x, y),
        ColumnKind.Double => Number(x).CompareTo(Number(y)),

        // All values of a column have the same number of decimals.
        ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt or ColumnKind.Decimal => Whole(x).CompareTo(Whole(y)),
        _ => throw new InvalidOperationException($"{kind} is no known kind of type."),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static BigInteger Whole(string text) => BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
