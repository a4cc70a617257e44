namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>
/// History on a time that the source states. Per key it remembers when something began and when the key was gone; versions are what
/// lies between. One step per file.
/// </summary>
public sealed class BusinessHistory(SnapshotRules rules) : IHistory
{
    private readonly Dictionary<TextRow, Timeline> _byKey = [];
    private readonly IReadOnlyList<int> _key = rules.Staging.Positions(rules.Key);
    private readonly int _time = rules.Staging.Positions([rules.BusinessTime!])[0];
    private readonly int _tieBreak = rules.TieBreak is { } column ? rules.Staging.Positions([column])[0] : -1;

    /// <inheritdoc/>
    public SnapshotRules Rules => rules;

    /// <inheritdoc/>
    public IEnumerable<HistoryVersion> Versions => _byKey.Values.SelectMany(t => t.Versions);

    /// <summary>Why <paramref name="row"/> cannot be staged; null when it can, as where another of <paramref name="batch"/> stands for its time.</summary>
    public Rejection? Contradiction(TextRow row, IEnumerable<TextRow> batch) =>
        !(_tieBreak >= 0 && batch.Any(o => o.At(_key).Equals(row.At(_key)) && TimeOf(o) == TimeOf(row) && TieOf(o) > TieOf(row)))
        && _byKey.TryGetValue(row.At(_key), out var line)
        && line.Latest(TimeOf(row)) is { } known
        && !known.Row.Equals(row)
        && (_tieBreak < 0 || known.Row[_tieBreak] == row[_tieBreak])
            ? Rejection.Contradiction("", rules.Name, rules.BusinessTime!)
            : null;

    /// <summary>Brings the history up to the staging table.</summary>
    public void Follow(StagedTable staging, DateTime runAt)
    {
        var kept = rules.Keeps ? staging.QuarantinedKeys(_key) : staging.WaitingKeys(_key);
        var staged = staging.Rows.GroupBy(s => s.Row.At(_key)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (key, rows) in staged)
            Arrive(_byKey.TryGetValue(key, out var known) ? known : _byKey[key] = new Timeline(), rows, runAt);
        if (rules.Deletions == Deletions.Ignore)
            return;
        foreach (var (_, line) in _byKey.Where(k => !staged.ContainsKey(k.Key) && !kept.Contains(k.Key)))
            line.Delete(runAt, rules.Deletions == Deletions.Record);
    }

    private void Arrive(Timeline line, List<Staged<TextRow>> rows, DateTime runAt)
    {
        var goneAt = line.GoneAt;
        foreach (var (time, row) in rows.GroupBy(r => TimeOf(r.Row)).Select(g => (g.Key, g.MaxBy(r => TieOf(r.Row))!)))
        {
            if (line.Latest(time) is not { } known)
                line.Begin(time, row, time);
            else if (_tieBreak >= 0 && TieOf(row.Row) > TieOf(known.Row))
                line.Begin(known.From, row, time);
        }

        var newest = rows.OrderBy(r => TimeOf(r.Row)).ThenBy(r => TieOf(r.Row)).Last();
        if (goneAt is { } gone && TimeOf(newest.Row) < gone)
            line.Begin(runAt, newest, TimeOf(newest.Row));
    }

    private DateTime TimeOf(TextRow row) => Fields.ParseTime(row[_time]!);

    private long TieOf(TextRow row) => _tieBreak < 0 ? 0 : long.Parse(row[_tieBreak]!, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Timeline
    {
        private readonly SortedDictionary<DateTime, HistoryVersion> _starts = [];
        private readonly SortedSet<DateTime> _ends = [];

        public IEnumerable<HistoryVersion> Versions => _starts.Values.Select(s => s with { To = EndOf(s.From) });

        /// <summary>When the key was gone; null when it is current, or was never there.</summary>
        public DateTime? GoneAt => Versions.LastOrDefault() is not { } last || last.IsCurrent ? null : last.IsDeleted ? last.From : last.To;

        public HistoryVersion? Latest(DateTime updatedAt) => _starts.Values.LastOrDefault(s => s.UpdatedAt == updatedAt && !s.IsDeleted);

        public void Begin(DateTime from, Staged<TextRow> row, DateTime updatedAt) =>
            _starts[from] = new(row.Row, row.LoadedAt, updatedAt, from, null, false);

        public void Delete(DateTime runAt, bool isRecorded)
        {
            if (Versions.LastOrDefault() is not { IsCurrent: true } current)
                return;

            // What began in this very run, in a file before, lasted for no time.
            _starts.Remove(runAt);
            _ends.Add(runAt);
            if (isRecorded)
                _starts[runAt] = current with { UpdatedAt = runAt, From = runAt, IsDeleted = true };
        }

        private DateTime? EndOf(DateTime start)
        {
            var ends = _starts.Keys.Where(k => k > start).Concat(_ends.Where(e => e > start)).ToList();
            return ends.Count == 0 ? null : ends.Min();
        }
    }
}
