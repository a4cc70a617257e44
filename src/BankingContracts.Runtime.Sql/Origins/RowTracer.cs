using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Origins;

/// <summary>Follows a row to the rows that it came from: query models by their links, snapshots to the staged row, staging to the lines of files.</summary>
/// <param name="tables">The tables.</param>
/// <param name="state">The state.</param>
public sealed class RowTracer(TracedTables tables, PipelineState state)
{
    private readonly List<TracedRow> _rows = [];
    private readonly Dictionary<string, int> _known = [];
    private readonly UpstreamRows _upstreams = new(tables);
    private readonly SourceRows _sources = new(tables, state);

    /// <summary>The rows with a key; of a snapshot all its versions.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public async Task<RowTrace> TraceAsync(TraceStart start)
    {
        var condition = string.Join(" and ", start.Key.Select(k => $"{tables.Sql.Column("_s", k.Key)} = {k.Value}"));
        var found = await tables.FirstAsync(start.Model, condition, RowTrace.MostRows);
        if (found.Count == 0)
            throw PipelineException.BadInput($"{start.Model.Name} has no row with {start.Words}.");
        return new RowTrace(await FollowAsync(found), _rows);
    }

    private async Task<IReadOnlyList<int>> FollowAsync(IEnumerable<StoredRow> rows)
    {
        var places = new List<int>();
        foreach (var row in rows)
        {
            if (!_known.TryGetValue(row.Name, out var place))
            {
                place = Add(new TracedRow(row.Model.Name, row.Model.Layer, row.Key, row.All, []));
                _known[row.Name] = place;
                _rows[place] = _rows[place] with { From = await FromAsync(row) };
            }

            places.Add(place);
        }

        return places;
    }

    private async Task<IReadOnlyList<TracedStep>> FromAsync(StoredRow row) => row.Model.Body switch
    {
        QueryBody => await OfQueryAsync(row),
        SnapshotBody snapshot => [await OfVersionAsync(row, snapshot)],
        StagingBody staging => [await OfStagedAsync(row, staging)],
        SourceBody or QuarantineBody => [],
        _ => throw new InvalidOperationException($"{row.Model.Name} is of no known kind."),
    };

    private async Task<IReadOnlyList<TracedStep>> OfQueryAsync(StoredRow row)
    {
        var steps = new List<TracedStep>();
        foreach (var upstream in row.Model.Upstreams)
        {
            var (rows, count, note) = await _upstreams.FindAsync(row, upstream);
            steps.Add(await StepAsync(upstream, rows, count, note));
        }

        return steps;
    }

    private async Task<TracedStep> OfVersionAsync(StoredRow row, SnapshotBody snapshot)
    {
        if (row.Values.GetValueOrDefault("dbt_valid_to") is DateTime end && end != snapshot.ValidToCurrent)
        {
            return new TracedStep(
                snapshot.Relation, 0, [], $"this version ended at {ValueText.Of(end)}, and its staged row is not stored any more; query --as-of a time before that shows what stood then");
        }

        var staging = tables.Pipeline[snapshot.Relation];
        var condition = string.Join(" and ", row.Model.Key.Select(k => StoredRow.IsValue(tables.Sql, "_s", staging, k, row.Values.GetValueOrDefault(k))));
        var staged = await tables.FirstAsync(staging, condition, RowTrace.MostOfAStep);
        return staged.Count == 0
            ? new TracedStep(snapshot.Relation, 0, [], "the version stays although its staged row is gone")
            : await StepAsync(snapshot.Relation, staged, staged.Count, "");
    }

    private async Task<TracedStep> OfStagedAsync(StoredRow row, StagingBody staging)
    {
        var (found, count) = await _sources.FindAsync(row);
        return new TracedStep(
            staging.Input, count, [.. found.Select(f => Add(new TracedRow(f.Row.Model.Name, f.Row.Model.Layer, [], f.Row.All, [], f.Place)))], count == 0 ? "the row that it was cleaned from is gone" : "");
    }

    private async Task<TracedStep> StepAsync(string model, IReadOnlyList<StoredRow> rows, long count, string note) => _rows.Count >= RowTrace.MostRows && rows.Count > 0
        ? new TracedStep(model, count, [], "not followed: the trace is long enough; trace these rows by their own key")
        : new TracedStep(model, count, await FollowAsync(rows), note);

    private int Add(TracedRow row)
    {
        _rows.Add(row);
        return _rows.Count - 1;
    }
}
