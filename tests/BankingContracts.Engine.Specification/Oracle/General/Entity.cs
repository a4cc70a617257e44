namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>A source with its staging table and histories.</summary>
public sealed class Entity(StagingRules staging, params IReadOnlyList<SnapshotRules> snapshots)
{
    private readonly List<DeliveryTotals> _deliveries = [];
    private readonly List<ArrivalHistory> _arrivals = [.. snapshots.Where(s => s.BusinessTime is null).Select(s => new ArrivalHistory(s))];
    private readonly List<BusinessHistory> _businesses = [.. snapshots.Where(s => s.BusinessTime is not null).Select(s => new BusinessHistory(s))];

    /// <summary>What the last run loaded.</summary>
    public IReadOnlyList<DeliveryTotals> Deliveries => _deliveries;

    /// <summary>The source table.</summary>
    public SourceTable Source { get; } = new(staging.Source);

    /// <summary>Staging and quarantine.</summary>
    public StagedTable Staged { get; } = new(staging);

    /// <summary>The histories.</summary>
    public IEnumerable<IHistory> Histories => [.. _arrivals, .. _businesses];

    /// <summary>The names of all its models.</summary>
    public IEnumerable<string> Models =>
        [staging.Source.Name, staging.Name, "quarantine_" + staging.Name, .. Histories.Select(h => h.Rules.Name)];

    /// <summary>The open versions of a history that are not deletions.</summary>
    public IEnumerable<HistoryVersion> Current(string snapshot) => Versions(snapshot).Where(v => v.IsCurrent);

    /// <summary>All versions of a history.</summary>
    public IEnumerable<HistoryVersion> Versions(string snapshot) => Histories.Single(h => h.Rules.Name == snapshot).Versions;

    /// <summary>One run over the files that are there.</summary>
    public void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files)
    {
        var due = Source.Due(files);
        _deliveries.Clear();
        foreach (var delivery in due)
        {
            var records = Source.Load(delivery, runAt);
            Stage(runAt);
            _deliveries.Add(new(
                staging.Source.Name,
                string.Join(' ', delivery.Select(f => f.Name)),
                records,
                Source.Rows.Count + Source.Ragged.Count(),
                Staged.Rows.Count,
                Staged.Quarantine.Count));
        }

        if (due.Count == 0)
            Stage(runAt);
        foreach (var history in _arrivals)
            history.Follow(Staged, runAt);
    }

    /// <summary>The tables.</summary>
    public IEnumerable<ExpectedTable> Tables
    {
        get
        {
            var (source, columns) = (staging.Source, staging.Fields.Select(f => f.Column).ToList());
            yield return new(source.Name, [.. source.Columns, "loaded_at"], [.. Source.Rows.Select(a => Row(a.Row.Values, a.At))]);
            yield return new(staging.Name, [.. columns, "loaded_at"], [.. Staged.Rows.Select(s => Row(s.Row.Values, s.LoadedAt))]);
            yield return new(
                "quarantine_" + staging.Name,
                [.. source.Columns, "failure_reason", "quarantined_at"],
                [.. Staged.Quarantine.Select(q => Row([.. q.Row.Received?.Values ?? source.Columns.Select(_ => (string?)null), q.Row.FailureReason], q.At))]);
            foreach (var history in Histories)
            {
                var isRecorded = history.Rules.Deletions == Deletions.Record;
                yield return new(
                    history.Rules.Name,
                    ["dbt_updated_at", "dbt_valid_from", "dbt_valid_to", .. isRecorded ? ["dbt_is_deleted"] : Array.Empty<string>(), .. columns, "loaded_at"],
                    [.. history.Versions.Select(v => Row(
                        [
                            Fields.Text(v.UpdatedAt), Fields.Text(v.From), v.To is { } to ? Fields.Text(to) : history.Rules.OpenEnd,
                            .. isRecorded ? [v.IsDeleted ? "true" : "false"] : Array.Empty<string>(), .. v.Row.Values,
                        ],
                        v.LoadedAt))]);
            }
        }
    }

    private void Stage(DateTime runAt)
    {
        Staged.Replace(Source, _businesses, runAt);
        foreach (var history in _businesses)
            history.Follow(Staged, runAt);
    }

    private static List<string?> Row(IEnumerable<string?> values, DateTime time) => [.. values, Fields.Text(time)];
}
