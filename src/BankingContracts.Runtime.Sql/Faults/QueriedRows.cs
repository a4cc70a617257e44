using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>
/// Rows where they are, for engines on which a statement that fails loses nothing. Each computation is one query that gets what it reads by WITH; it numbers the
/// rows of the tables of which some are hidden.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="read">The models that are read.</param>
/// <param name="runAt">The run's timestamp.</param>
/// <param name="relation">The relation of a table.</param>
public sealed class QueriedRows(SqlSession session, SqlDialect sql, ReadModels read, DateTime runAt, Func<ModelDefinition, string> relation) : IFaultRows
{
    private readonly Dictionary<ModelDefinition, RowRange> _ranges = [];
    private readonly Dictionary<ModelDefinition, long> _counts = [];

    /// <summary>A table of a million rows takes 25, each of 0.1 to 0.5 s.</summary>
    public int MostProbes => 60;

    /// <inheritdoc/>
    public async Task<long> CountAsync(ModelDefinition table)
    {
        if (!_counts.TryGetValue(table, out var count))
            _counts[table] = count = await session.CountAsync($"{relation(table)} as _w");
        return count;
    }

    /// <inheritdoc/>
    public Task ShowAsync(ModelDefinition table, RowRange range)
    {
        _ranges[table] = range;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public string Shown(ModelDefinition table)
    {
        var columns = table.Columns.Select(c => c.Name).ToList();
        var range = _ranges[table];
        if (range.Count == _counts[table])
            return $"(select {sql.List(columns)} from {relation(table)} as _w)";
        // Rows that all columns leave in no order are equal.
        var order = read.OrderOf(table).Concat(columns).Distinct();
        var numbered = $"select {sql.List(columns)}, row_number() over (order by {sql.List(order)}) as _nth from {relation(table)} as _w";
        return string.Create(CultureInfo.InvariantCulture, $"(select {sql.List(columns)} from ({numbered}) as _o where _nth > {range.From} and _nth <= {range.To})");
    }

    /// <summary>The largest hash is asked for, so that no engine leaves a column out.</summary>
    public Task ComputeAsync(FaultySql faulty, IReadOnlyList<ColumnDefinition> columns)
    {
        var with = read.Tables.Select(t => $"{sql.Name(t.Name)} as {Shown(t)}").Concat(read.Views.Select(v => $"{sql.Name(v.Name)} as ({Casted(v, sql.StrictCasts(v))})"));
        var computed = faulty.Model is { } model
            ? $"select max({sql.ContentHash(columns.Select(c => c.Name))}) from ({Casted(model, string.Join(", ", columns.Select(sql.StrictCast)))}) as _c"
            : $"select count(*) from (\n{sql.AtRun(faulty.Audit!.FailingRows, runAt)}\n) as _c";
        var names = string.Join(",\n", with);
        return session.RowsAsync(names.Length == 0 ? computed : $"with {names}\n{computed}", static r => r.FieldCount);
    }

    /// <inheritdoc/>
    public int? LineOf(FaultySql faulty, DbException cause) => null;

    /// <inheritdoc/>
    public int? LineOf(FaultySql faulty, string column) => null;

    private string Casted(ModelDefinition model, string casts) => $"select {casts} from (\n{sql.AtRun(((QueryBody)model.Body).Text, runAt)}\n) as _q";
}
