using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>
/// Estimates how many rows of a model share a value with its change, column by column: the distinct values in the change
/// times the rows per value in the table, from the engine's statistics.
/// </summary>
internal sealed class LinkCosts(StepContext run, IColumnStatistics statistics)
{
    private readonly Dictionary<string, long> _rows = [];
    private readonly Dictionary<(string Model, string Column), double> _touched = [];

    /// <summary>Rows of <paramref name="model"/>; of a view, which is not counted, the changed ones.</summary>
    public async Task<long> RowsAsync(string model)
    {
        if (!_rows.TryGetValue(model, out var rows))
            _rows[model] = rows = IsView(model) ? ChangedRows(model) : await run.Tables.CountAsync(run.TableOf(run.Pipeline[model]));
        return rows;
    }

    /// <summary>Reads the change of <paramref name="model"/> once for all <paramref name="columns"/>.</summary>
    public async Task MeasureAsync(string model, IEnumerable<string> columns)
    {
        var missing = columns.Distinct().Where(c => !_touched.ContainsKey((model, c))).ToList();
        if (missing.Count == 0)
            return;
        var change = run.Net(model);
        var list = run.Sql.List(missing);
        var values = await run.Session.RowAsync(
            $"""
            select {string.Join(", ", missing.Select(c => $"approx_count_distinct({run.Sql.Name(c)})"))}
            from (select {list} from {change.Removed.Relation} as r union all select {list} from {change.Added.Relation} as a) as c
            """,
            r => missing.Select((_, i) => r.GetInt64(i)).ToList());
        var inTable = IsView(model) ? [.. missing.Select(_ => (double?)null)] : await statistics.DistinctAsync(run.Pipeline[model], missing);
        var rows = await RowsAsync(model);
        foreach (var ((column, distinct), all) in missing.Zip(values).Zip(inTable))
            _touched[(model, column)] = all is { } d ? distinct * Math.Max(1.0, rows / Math.Max(d, 1.0)) : Guess(model, Math.Max(distinct, 1));
    }

    /// <summary>The same of a model that was measured.</summary>
    public long MeasuredRows(string model) => _rows[model];

    /// <summary>Rows of the model that share a value of the column with its change; measured before.</summary>
    public double Touched(string model, string column) => _touched[(model, column)];

    /// <summary>Without statistics (a view, a table of this run): if many rows of the change share a value, many rows of the table do, too.</summary>
    private double Guess(string model, double distinct) => Math.Pow(ChangedRows(model), 2) / distinct;

    private long ChangedRows(string model) => Math.Max(run.Net(model).Removed.Count, run.Net(model).Added.Count);

    private bool IsView(string model) => run.Pipeline[model].Body is QueryBody { Materialization: Materialization.View };
}
