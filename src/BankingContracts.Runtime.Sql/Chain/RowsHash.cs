using System.Globalization;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>
/// Number and hash of some rows. The hash is the sum of the hashes of the rows, modulo 2^64: the order of the rows does not matter, each copy of a row counts, and rows
/// that come or leave are added or subtracted without reading the others.
/// </summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Sum">The hash.</param>
internal readonly record struct RowsHash(long Count, ulong Sum)
{
    /// <summary>The rows of both.</summary>
    public RowsHash Plus(RowsHash other) => new(Count + other.Count, unchecked(Sum + other.Sum));

    /// <summary>The rows without some of them.</summary>
    public RowsHash Minus(RowsHash other) => new(Count - other.Count, unchecked(Sum - other.Sum));

    /// <summary>The hash as sixteen hexadecimal digits.</summary>
    public string Text => Sum.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>From number and text; null where the text is none.</summary>
    public static RowsHash? Of(long count, string text) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum) ? new(count, sum) : null;
}

/// <summary>The rows of a table after a run.</summary>
/// <param name="Schema">The schema of the table.</param>
/// <param name="Table">Its name.</param>
/// <param name="Columns">The columns whose values the hash is made of.</param>
/// <param name="Rows">Number and hash of the rows.</param>
internal sealed record TableSeal(string Schema, string Table, IReadOnlyList<StoredColumn> Columns, RowsHash Rows)
{
    /// <summary>Schema and name.</summary>
    public string Name => $"{Schema}.{Table}";
}
