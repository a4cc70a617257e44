namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A history kept over full deliveries, deletions closing versions.</summary>
/// <param name="keyOf">The key of a row.</param>
/// <param name="isChanged">Whether the staged row opens a new version after the open one.</param>
/// <param name="updatedAt">dbt_updated_at of a version of the staged row that a run opens.</param>
public sealed class SnapshotTable<TRow, TKey>(
    Func<TRow, TKey> keyOf, Func<Version<TRow>, Staged<TRow>, bool> isChanged, Func<Staged<TRow>, DateTime, DateTime> updatedAt)
    where TKey : notnull
{
    /// <summary>All versions of all rows.</summary>
    public IReadOnlyList<Version<TRow>> Versions { get; private set; } = [];

    /// <summary>The open versions.</summary>
    public IEnumerable<Version<TRow>> Current => Versions.Where(v => v.ValidTo is null);

    /// <summary>Brings the history up to <paramref name="staged"/>.</summary>
    public void Follow(IReadOnlyList<Staged<TRow>> staged, DateTime runAt)
    {
        var arrived = staged.ToDictionary(s => keyOf(s.Row));
        var open = Current.ToDictionary(v => keyOf(v.Row));
        var isOver = (Version<TRow> v) => !arrived.TryGetValue(keyOf(v.Row), out var s) || isChanged(v, s);
        var isNew = (Staged<TRow> s) => !open.TryGetValue(keyOf(s.Row), out var v) || isChanged(v, s);
        Versions =
        [
            .. Versions.Select(v => v.ValidTo is null && isOver(v) ? v with { ValidTo = runAt } : v),
            .. staged.Where(isNew).Select(s => new Version<TRow>(s.Row, s.LoadedAt, updatedAt(s, runAt), runAt, null)),
        ];
    }
}
