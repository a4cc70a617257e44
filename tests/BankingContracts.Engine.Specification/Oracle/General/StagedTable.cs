namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>A staging table with its quarantine: always the same function of the source and of the histories before.</summary>
public sealed class StagedTable(StagingRules rules)
{
    private readonly ArrivalTable<Quarantined<TextRow>> _quarantine = new();
    private readonly IReadOnlyList<int> _key = rules.Positions(rules.Key);
    private List<(TextRow Received, Cleaned Row)> _refused = [];

    /// <summary>The rules.</summary>
    public StagingRules Rules => rules;

    /// <summary>The cleaned rows without loaded_at.</summary>
    public IReadOnlyList<Staged<TextRow>> Rows { get; private set; } = [];

    /// <summary>The refused rows and since when they are refused for this reason.</summary>
    public IReadOnlyList<Arrival<Quarantined<TextRow>>> Quarantine => _quarantine.Rows;

    /// <summary>Cleans all of the source.</summary>
    public void Replace(SourceTable source, IReadOnlyList<BusinessHistory> histories, DateTime runAt)
    {
        var cleaned = source.Rows.Select(a => (Received: a.Row, Row: Clean(a.Row, a.At, runAt))).ToList();
        var refused = cleaned.Where(c => c.Row.Reasons.Count > 0).ToList();
        var staged = new List<Staged<TextRow>>();
        var keys = cleaned.Where(c => c.Row.Reasons.Count == 0).GroupBy(c => c.Row.Values.At(_key)).ToList();
        var batch = keys.Where(k => k.All(c => c.Row.Values.Equals(k.First().Row.Values))).Select(k => k.First().Row.Values).ToList();
        foreach (var key in keys)
        {
            var row = new Staged<TextRow>(key.First().Row.Values, key.Min(c => c.Row.LoadedAt));
            var reason = key.Select(c => c.Row.Values).Distinct().Count() > 1
                ? Rejection.Conflict(string.Join(", ", rules.Key), key.Count())
                : histories.Select(h => h.Contradiction(row.Row, batch)).FirstOrDefault(c => c is not null);
            if (reason is null)
                staged.Add(row);
            else
                refused.AddRange(key.Select(c => (c.Received, c.Row with { Reasons = [reason] })));
        }

        (Rows, _refused) = (staged, refused);
        _quarantine.Replace(
            source.Ragged.Select(r => new Quarantined<TextRow>(null, r.Text))
                .Concat(refused.Select(c => new Quarantined<TextRow>(c.Received, string.Join("; ", c.Row.Reasons.Select(r => r.Text))))),
            runAt);
    }

    /// <summary>The values of <paramref name="key"/> of the refused rows that have them all.</summary>
    public IReadOnlySet<TextRow> QuarantinedKeys(IReadOnlyList<int> key) =>
        _refused.Where(c => key.All(c.Row.IsValid)).Select(c => c.Row.Values.At(key)).ToHashSet();

    /// <summary>Those of them that wait for their time.</summary>
    public IReadOnlySet<TextRow> WaitingKeys(IReadOnlyList<int> key) =>
        _refused.Where(c => c.Row.Reasons.Any(r => r.Kind == "future") && key.All(c.Row.IsValid)).Select(c => c.Row.Values.At(key)).ToHashSet();

    private Cleaned Clean(TextRow received, DateTime loadedAt, DateTime runAt)
    {
        var values = new List<string?>();
        var reasons = new List<Rejection>();
        var invalid = new HashSet<int>();
        if (Cleaning.RepeatsHeader(rules.Source.Columns, received.Values, reasons))
            return new Cleaned(new TextRow([.. rules.Fields.Select(_ => (string?)null)]), loadedAt, reasons, invalid);
        if (rules.Source.IsUnknown(received))
            reasons.Add(Rejection.Operation(rules.Source.Operation!, received[rules.Source.Position(rules.Source.Operation!)]));
        foreach (var (field, position) in rules.Fields.Select((f, i) => (f, i)))
        {
            var before = reasons.Count;
            values.Add(field.Clean(received[rules.Source.Position(field.From)], field.From, runAt, reasons));

            // Of a deletion only the key matters; one is here only when that is what it lacks.
            if (rules.Source.IsDeletion(received) && !rules.Key.Contains(field.Column))
                reasons.RemoveRange(before, reasons.Count - before);
            if (reasons.Count > before)
                invalid.Add(position);
        }

        return new Cleaned(new TextRow(values), loadedAt, reasons, invalid);
    }

    private sealed record Cleaned(TextRow Values, DateTime LoadedAt, IReadOnlyList<Rejection> Reasons, HashSet<int> Invalid)
    {
        public bool IsValid(int position) => !Invalid.Contains(position) && Values[position] is not null;
    }
}
