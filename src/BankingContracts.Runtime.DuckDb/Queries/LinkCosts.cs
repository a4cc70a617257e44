using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>
/// Estimates how many rows of a model share a value with its change set, column by column: the distinct values in the change set
/// times the rows per value in the table, which the engine keeps statistics of.
/// </summary>
internal sealed partial class LinkCosts(DuckDBConnection connection, PipelineDefinition pipeline, ChangeSets changes)
{
    private readonly Dictionary<string, long> _rows = [];
    private readonly Dictionary<(string Model, string Column), double> _touched = [];

    /// <summary>Rows of <paramref name="model"/>; of a view, which is not counted, the changed ones.</summary>
    public long Rows(string model) => _rows.TryGetValue(model, out var known) ? known : _rows[model] = IsView(model)
        ? ChangedRows(model)
        : connection.Scalar<long>($"select count(*) from {Sql.Table(pipeline[model])}");

    /// <summary>Makes one look at the change set of <paramref name="model"/> serve all <paramref name="columns"/>.</summary>
    public void Measure(string model, IEnumerable<string> columns)
    {
        var missing = columns.Distinct().Where(c => !_touched.ContainsKey((model, c))).ToList();
        if (missing.Count == 0)
            return;
        var values = connection.Rows(
            $"""
            select {string.Join(", ", missing.Select(c => $"approx_count_distinct({Sql.Name(c)})"))}
            from (select {Sql.List(missing)} from {ChangeSets.Removed(model)} union all select {Sql.List(missing)} from {ChangeSets.Added(model)})
            """,
            r => missing.Select((_, i) => r.GetInt64(i)).ToList())[0];
        var perValue = RowsPerValue(model, missing);
        foreach (var ((column, distinct), rows) in missing.Zip(values).Zip(perValue))
            _touched[(model, column)] = Math.Max(distinct, 1) * rows;
    }

    /// <summary>Rows of the model that share a value of the column with its change set; measured before.</summary>
    public double Touched(string model, string column) => _touched[(model, column)];

    private IEnumerable<double> RowsPerValue(string model, List<string> columns)
    {
        // A view has no statistics: a column that differs in every changed row is taken for one that differs in every row.
        if (IsView(model))
            return columns.Select(_ => 1.0);
        var rows = Rows(model);
        var statistics = connection.Rows(
            $"select {string.Join(", ", columns.Select(c => $"stats({Sql.Name(c)})"))} from {Sql.Table(pipeline[model])} limit 1",
            r => columns.Select((_, i) => r.GetString(i)).ToList());
        return statistics.Count == 0 ? columns.Select(_ => 1.0) : statistics[0].Select(s => Math.Max(1.0, rows / Math.Max(1.0, Distinct(s) ?? rows)));
    }

    private static double? Distinct(string statistics) => ApproximateDistinct().Match(statistics) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    private long ChangedRows(string model) => Math.Max(changes.Of(model).Removed, changes.Of(model).Added);

    private bool IsView(string model) => pipeline[model].Body is QueryBody { Materialization: Materialization.View };

    [GeneratedRegex(@"\[Approx Unique: ([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex ApproximateDistinct();
}
