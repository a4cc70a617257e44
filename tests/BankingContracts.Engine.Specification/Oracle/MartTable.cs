namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Rows by key, each with the run that last changed it.</summary>
public sealed class MartTable<TRow, TKey>(Func<TRow, TKey> keyOf)
    where TRow : notnull
    where TKey : notnull
{
    private Dictionary<TKey, Arrival<TRow>> _rows = [];

    /// <summary>All rows.</summary>
    public IEnumerable<Arrival<TRow>> Rows => _rows.Values;

    /// <summary>Makes the content that of <paramref name="rows"/>; equal rows keep their time.</summary>
    public void Replace(IEnumerable<TRow> rows, DateTime runAt) => _rows = rows.ToDictionary(
        keyOf,
        row => _rows.TryGetValue(keyOf(row), out var before) && before.Row.Equals(row) ? before : new Arrival<TRow>(row, runAt));
}
