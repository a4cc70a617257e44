namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>History that grows at its end: strategy check, and timestamp on the time of arrival. One step per run, whatever number of files.</summary>
public sealed class ArrivalHistory(SnapshotRules rules) : IHistory
{
    private readonly Dictionary<TextRow, List<HistoryVersion>> _byKey = [];
    private readonly IReadOnlyList<int> _key = rules.Staging.Positions(rules.Key);
    private readonly IReadOnlyList<int> _checked = rules.Staging.Positions(rules.Checked ?? []);

    /// <inheritdoc/>
    public SnapshotRules Rules => rules;

    /// <inheritdoc/>
    public IEnumerable<HistoryVersion> Versions => _byKey.Values.SelectMany(v => v);

    /// <summary>Brings the history up to the staging table.</summary>
    public void Follow(StagedTable staging, DateTime runAt)
    {
        var kept = rules.Keeps ? staging.QuarantinedKeys(_key) : staging.WaitingKeys(_key);
        var staged = staging.Rows.ToDictionary(s => s.Row.At(_key));
        foreach (var (key, row) in staged)
            Arrive(_byKey.TryGetValue(key, out var known) ? known : _byKey[key] = [], row, runAt);
        if (rules.Deletions == Deletions.Ignore)
            return;
        foreach (var (key, versions) in _byKey.Where(k => !staged.ContainsKey(k.Key) && !kept.Contains(k.Key)))
        {
            if (versions.FirstOrDefault(v => v.IsCurrent) is not { } gone)
                continue;
            Close(versions, runAt);
            if (rules.Deletions == Deletions.Record)
                versions.Add(gone with { UpdatedAt = runAt, From = runAt, To = null, IsDeleted = true });
        }
    }

    private void Arrive(List<HistoryVersion> versions, Staged<TextRow> row, DateTime runAt)
    {
        if (versions.FirstOrDefault(v => v.IsCurrent) is { } current && !IsChanged(current, row))
            return;
        Close(versions, runAt);
        versions.Add(new(row.Row, row.LoadedAt, rules.Checked is null ? row.LoadedAt : runAt, runAt, null, false));
    }

    private bool IsChanged(HistoryVersion current, Staged<TextRow> row) =>
        rules.Checked is null ? row.LoadedAt > current.UpdatedAt : !row.Row.At(_checked).Equals(current.Row.At(_checked));

    private static void Close(List<HistoryVersion> versions, DateTime runAt)
    {
        if (versions.FindIndex(v => v.To is null) is >= 0 and var open)
            versions[open] = versions[open] with { To = runAt };
    }
}
