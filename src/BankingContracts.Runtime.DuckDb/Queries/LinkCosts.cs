using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>
/// Estimates how many rows of a model share a value with its change set, column by column: the distinct values in the change set
/// times the rows per value in the table, from the engine's statistics. The engine shows statistics only of committed rows, so they are
/// read outside the run's transaction.
/// </summary>
internal sealed partial class LinkCosts(SqlSession session, PipelineDefinition pipeline, ChangeSets changes) : IDisposable
{
    private SqlSession? _beside;
    private readonly Dictionary<string, long> _rows = [];
    private readonly Dictionary<(string Model, string Column), double> _touched = [];

    /// <summary>Rows of <paramref name="model"/>; of a view, which is not counted, the changed ones.</summary>
    public long Rows(string model) => _rows.TryGetValue(model, out var known) ? known : _rows[model] = IsView(model)
        ? ChangedRows(model)
        : session.Scalar<long>($"select count(*) from {Sql.Table(pipeline[model])}");

    /// <summary>Reads the change set of <paramref name="model"/> once for all <paramref name="columns"/>.</summary>
    public void Measure(string model, IEnumerable<string> columns)
    {
        var missing = columns.Distinct().Where(c => !_touched.ContainsKey((model, c))).ToList();
        if (missing.Count == 0)
            return;
        var values = session.Rows(
            $"""
            select {string.Join(", ", missing.Select(c => $"approx_count_distinct({Sql.Name(c)})"))}
            from (select {Sql.List(missing)} from {ChangeSets.Removed(model)} union all select {Sql.List(missing)} from {ChangeSets.Added(model)})
            """,
            r => missing.Select((_, i) => r.GetInt64(i)).ToList())[0];
        var inTable = DistinctInTable(model, missing);
        foreach (var ((column, distinct), all) in missing.Zip(values).Zip(inTable))
            _touched[(model, column)] = all is { } d ? distinct * Math.Max(1.0, Rows(model) / Math.Max(d, 1.0)) : Guess(model, Math.Max(distinct, 1));
    }

    /// <summary>Rows of the model that share a value of the column with its change set; measured before.</summary>
    public double Touched(string model, string column) => _touched[(model, column)];

    /// <inheritdoc/>
    public void Dispose() => _beside?.Dispose();

    /// <summary>Without statistics (a view, a table of this run): if many rows of the change share a value, many rows of the table do, too.</summary>
    private double Guess(string model, double distinct) => Math.Pow(ChangedRows(model), 2) / distinct;

    private IEnumerable<double?> DistinctInTable(string model, List<string> columns)
    {
        if (IsView(model))
            return columns.Select(_ => (double?)null);
        try
        {
            return (_beside ??= session.Beside())
                .Rows(
                    $"select {string.Join(", ", columns.Select(c => $"stats({Sql.Name(c)})"))} from {DuckDbDatabase.Catalog}.{Sql.Table(pipeline[model])} limit 1",
                    r => columns.Select((_, i) => Distinct(r.GetString(i))).ToList())
                .FirstOrDefault([.. columns.Select(_ => (double?)null)]);
        }
        catch (DbException)
        {
            return columns.Select(_ => (double?)null);
        }
    }

    private static double? Distinct(string statistics) => ApproximateDistinct().Match(statistics) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    private long ChangedRows(string model) => Math.Max(changes.Of(model).Removed, changes.Of(model).Added);

    private bool IsView(string model) => pipeline[model].Body is QueryBody { Materialization: Materialization.View };

    [GeneratedRegex(@"\[Approx Unique: ([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex ApproximateDistinct();
}
