namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>A staging table with its quarantine.</summary>
/// <param name="keyName">Name of the key column.</param>
/// <param name="clean">Cleans one row; what it adds to the list are the reasons why the row is invalid.</param>
/// <param name="keyOf">The key of a cleaned row.</param>
/// <param name="moneyOf">The money in a cleaned row.</param>
public sealed class StagingTable<TReceived, TRow, TKey>(
    string keyName, Func<TReceived, List<Rejection>, TRow> clean, Func<TRow, TKey> keyOf, Func<TRow, decimal> moneyOf)
    where TReceived : class
    where TRow : notnull
{
    private readonly ArrivalTable<Quarantined<TReceived>> _quarantine = new();

    /// <summary>The cleaned rows.</summary>
    public IReadOnlyList<Staged<TRow>> Rows { get; private set; } = [];

    /// <summary>The refused rows and since when they are refused for this reason.</summary>
    public IReadOnlyList<Arrival<Quarantined<TReceived>>> Quarantine => _quarantine.Rows;

    /// <summary>Where the rows went.</summary>
    public StagingTotals Totals { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, new Dictionary<string, int>());

    /// <summary>Cleans all of a source table.</summary>
    public void Replace(IReadOnlyList<Arrival<TReceived>> source, IReadOnlyList<Rejection> ragged, DateTime runAt)
    {
        var refused = ragged.Select(r => (Received: (TReceived?)null, Reasons: new List<Rejection> { r })).ToList();
        var valid = new List<(TReceived Received, Staged<TRow> Staged)>();
        foreach (var (received, loadedAt) in source)
        {
            var reasons = new List<Rejection>();
            var row = clean(received, reasons);
            if (reasons.Count == 0)
                valid.Add((received, new(row, loadedAt)));
            else
                refused.Add((received, reasons));
        }

        var byKey = valid.GroupBy(v => keyOf(v.Staged.Row)).ToLookup(key => key.Select(v => v.Staged.Row).Distinct().Count() == 1);
        var conflicting = byKey[false].SelectMany(key => key).ToList();
        refused.AddRange(byKey[false].SelectMany(key =>
            key.Select(v => ((TReceived?)v.Received, new List<Rejection> { Rejection.Conflict(keyName, key.Count()) }))));

        Rows = [.. byKey[true].Select(key => new Staged<TRow>(key.First().Staged.Row, key.Min(v => v.Staged.LoadedAt)))];
        _quarantine.Replace(refused.Select(r => new Quarantined<TReceived>(r.Received, string.Join("; ", r.Reasons.Select(x => x.Text)))), runAt);

        var validMoney = valid.Sum(v => moneyOf(v.Staged.Row));
        var stagedMoney = Rows.Sum(r => moneyOf(r.Row));
        var conflictingMoney = conflicting.Sum(v => moneyOf(v.Staged.Row));
        Totals = new(
            source.Count + ragged.Count,
            Rows.Count,
            refused.Count,
            valid.Count - conflicting.Count - Rows.Count,
            stagedMoney,
            validMoney - stagedMoney - conflictingMoney,
            conflictingMoney,
            refused.SelectMany(r => r.Reasons).CountBy(r => $"{r.Column}:{r.Kind}").ToDictionary());
    }
}
