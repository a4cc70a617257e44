using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>How the rows that are kept of before follow a change of their contract.</summary>
/// <param name="Change">What happens to their table.</param>
/// <param name="Columns">Its columns afterwards, with their types.</param>
public sealed record PastPreparation(ModelPreparation Change, IReadOnlyList<ShapePart> Columns)
{
    /// <summary>
    /// They have the model's columns of today under their names of today, in a type that holds the values of both; and the columns that are gone, whose values show
    /// again when such a column comes back.
    /// </summary>
    /// <param name="preparation">How the model's own columns change.</param>
    /// <param name="before">Its shape before.</param>
    /// <param name="now">Its shape now.</param>
    public static PastPreparation Of(ModelPreparation preparation, ModelShape before, ModelShape now)
    {
        var stored = (before.Kept?.Columns ?? before.Columns).ToDictionary(c => c.Name, c => ColumnChange.BaseOf(c.Value));
        var (columns, changes, found) = (new List<ShapePart>(), new List<ColumnChange>(), new HashSet<string>());
        foreach (var (name, type) in now.Columns.Select(c => (c.Name, ColumnChange.BaseOf(c.Value))))
        {
            var from = preparation.StoredNameOf(name) ?? (stored.TryGetValue(name, out var earlier) && ColumnType.Parse(earlier).CanBecome(ColumnType.Parse(type)) ? name : null);
            var holder = from is not null && stored.TryGetValue(from, out var was) ? Holding(was, type) : type;
            columns.Add(new(name, holder));
            if (from is null || !stored.TryGetValue(from, out var old))
                changes.Add(new ColumnChange(name, null, holder));
            else if (found.Add(from) && (from != name || old != holder))
                changes.Add(new ColumnChange(name, new(from, old), holder));
        }

        var names = columns.Select(c => c.Name).ToHashSet();
        columns.AddRange(stored.Where(s => !found.Contains(s.Key) && !names.Contains(s.Key)).Select(s => new ShapePart(s.Key, s.Value)));
        return new(
            new ModelPreparation(PreparationKind.Alter)
            {
                Changes = changes,
                Absent = preparation.Absent,
                AbsentBefore = preparation.AbsentBefore,
                MayLack = preparation.MayLack,
                Pending = preparation.Pending,
                // Another column has the name now.
                Retired = [.. stored.Where(s => !found.Contains(s.Key) && names.Contains(s.Key)).Select(s => new ShapePart(s.Key, s.Value))],
            },
            columns);
    }

    private static string Holding(string one, string other)
    {
        var (first, second) = (ColumnType.Parse(one), ColumnType.Parse(other));
        return first.Holds(second) ? one : second.Holds(first) ? other : new ColumnType(ColumnKind.Varchar).ToString();
    }
}
