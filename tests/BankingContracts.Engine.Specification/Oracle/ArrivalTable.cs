namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>
/// A multiset of rows compared by content: copies that were there before keep their time, new ones get the run's, and when the
/// number of copies falls the newest leave. Both source tables and quarantine tables are of this kind.
/// </summary>
public sealed class ArrivalTable<TRow>
    where TRow : notnull
{
    /// <summary>All rows.</summary>
    public IReadOnlyList<Arrival<TRow>> Rows { get; private set; } = [];

    /// <summary>Makes the content that of <paramref name="rows"/>.</summary>
    public void Replace(IEnumerable<TRow> rows, DateTime runAt)
    {
        var before = Rows.ToLookup(a => a.Row, a => a.At);
        Rows =
        [
            .. rows.GroupBy(r => r).SelectMany(copies => before[copies.Key]
                .Order()
                .Concat(Enumerable.Repeat(runAt, copies.Count()))
                .Take(copies.Count())
                .Select(at => new Arrival<TRow>(copies.Key, at))),
        ];
    }
}
