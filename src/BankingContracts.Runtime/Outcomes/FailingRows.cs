using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>The first rows that an audit selects. They are kept, because they are lost when the run is undone.</summary>
/// <param name="Columns">The columns, in the order of the SELECT.</param>
/// <param name="Rows">A text for each column, as the engine writes it; null for NULL.</param>
public sealed record FailingRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>The largest number of rows of an audit that are kept.</summary>
    public const int Most = 100;

    private const int MostKeys = 10;

    /// <summary>
    /// The keys of the first ten rows, each once. They are keys of the first of the <paramref name="models"/> whose whole key is in the rows.
    /// If the rows have no key, the list is empty: it never shows their values instead.
    /// </summary>
    public IReadOnlyList<string> Keys(IEnumerable<ModelDefinition> models)
    {
        var key = models.Select(m => m.Key).FirstOrDefault(k => k.Count > 0 && k.All(Columns.Contains)) ?? [];
        var places = key.Select(k => Columns.ToList().IndexOf(k)).ToList();
        return places.Count == 0
            ? []
            : [.. Rows.Select(r => string.Join(", ", places.Select(p => r[p] ?? "NULL"))).Distinct().Take(MostKeys)];
    }
}
