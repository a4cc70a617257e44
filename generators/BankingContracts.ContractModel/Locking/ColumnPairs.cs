using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Which columns of a model are which columns of its earlier state.</summary>
internal sealed class ColumnPairs
{
    private readonly Dictionary<string, LockedColumn> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    private ColumnPairs(LockedModel before, ModelShape after)
    {
        var now = after.Promise;
        foreach (var column in before.Columns)
        {
            if (now.Column(column.Name) is not null)
                _before[column.Name] = column;
        }

        // A former name that is a column again, or was one beside its new name, is no new name of it.
        foreach (var former in after.FormerNames)
        {
            var isFree = now.Column(former.Former) is null && before.Column(former.Column) is null && !_before.ContainsKey(former.Column) && !_renamed.ContainsKey(former.Former);
            if (isFree && before.Column(former.Former) is { } column)
            {
                _before[former.Column] = column;
                _renamed[former.Former] = former.Column;
            }
        }

        Removed = [.. before.Columns.Where(c => now.Column(c.Name) is null && !_renamed.ContainsKey(c.Name))];
        var kept = before.Columns.Where(c => !Removed.Contains(c)).Select(c => Renamed(c.Name)).ToList();
        var present = now.Columns.Where(c => _before.ContainsKey(c.Name)).Select(static c => c.Name).ToList();
        IsReordered = !kept.SequenceEqual(present, StringComparer.Ordinal);
        Expected = [.. kept, .. now.Columns.Select(static c => c.Name).Where(c => !_before.ContainsKey(c))];
        OutOfPlace = now.Columns.Where((c, i) => c.Name != Expected[i]).FirstOrDefault();
    }

    /// <summary>The earlier columns that are gone.</summary>
    public IReadOnlyList<LockedColumn> Removed { get; }

    /// <summary>The order that keeps the earlier one, with new columns at the end.</summary>
    public IReadOnlyList<string> Expected { get; }

    /// <summary>The first column that is not in this order; null if all are.</summary>
    public LockedColumn? OutOfPlace { get; }

    /// <summary>Whether columns that were there before have another order.</summary>
    public bool IsReordered { get; }

    /// <summary>The columns of <paramref name="before"/> and <paramref name="after"/>.</summary>
    public static ColumnPairs Of(LockedModel before, ModelShape after) => new(before, after);

    /// <summary>The earlier state of <paramref name="column"/>; null if it is new.</summary>
    public LockedColumn? Before(LockedColumn column) => _before.TryGetValue(column.Name, out var found) ? found : null;

    /// <summary>The present name of the earlier column <paramref name="name"/>.</summary>
    public string Renamed(string name) => _renamed.TryGetValue(name, out var present) ? present : name;
}
