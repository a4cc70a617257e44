using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>All rows that stood under some keys of a model, with the runs that made and removed them.</summary>
public static class StoodHistory
{
    /// <summary>The query for all columns of the model, <c>stood_from</c> and <c>stood_to</c>.</summary>
    /// <param name="tables">The stored tables.</param>
    /// <param name="model">A model with a key.</param>
    /// <param name="state">Its state.</param>
    /// <param name="read">Which keys.</param>
    /// <param name="asOf">The time whose rows are meant; null for now.</param>
    /// <exception cref="PipelineException">Nothing is kept of the model.</exception>
    public static string Select(PastTables tables, ModelDefinition model, ModelState? state, ModelRead read, DateTime? asOf)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(read);
        var (sql, now) = (tables.Sql, StoredTable.Of(model, tables.Sql));
        if (state?.Shape.Kept is not { IsNone: false } kept)
            throw PipelineException.BadInput($"{model.Name} keeps nothing of before; show its rows with query.");
        var past = PastTable.Of(model, sql, kept.Columns);
        var (stored, held) = (tables.Columns(now), tables.Columns(past));
        var isKey = string.Join(" and ", read.Key.Select(k => $"r.{sql.Name(k.Key)} = {k.Value}"));
        string Columns(IReadOnlySet<string> existing) => string.Join(", ", now.Columns.Select(c =>
            (existing.Contains(c.Name) ? $"cast(r.{sql.Name(c.Name)} as {TypeOf(past, c)})" : $"cast(null as {TypeOf(past, c)})") + $" as {sql.Name(c.Name)}"));
        var time = sql.Null(new(ColumnKind.Timestamp));
        var events = $"select {Columns(stored)}, {time} as _came, {time} as _left, true as _is_row from {tables.Table(now)} as r where {isKey}";
        if (held.Contains(PastTable.CameAt))
        {
            events += $"""

                union all
                select {Columns(held)}, {PastTable.CameAt}, {PastTable.LeftAt}, {PastTable.CameAt} is null from {tables.Table(past)} as r
                where {isKey} or {PastTable.CameAt} = {PastTable.LeftAt}
                """;
        }

        var stamp = kept.Identity.Stamp is { } column && now.Names.Contains(column) ? sql.Name(column) : time;
        var until = asOf is { } at ? sql.Timestamp(at) : null;
        var end = until is null ? "_left" : $"case when _left <= {until} then _left end";
        return $"""
            select {sql.List(now.Names)}, stood_from, {end} as stood_to from (
                select e.*, greatest(
                    coalesce({stamp}, {sql.Timestamp(kept.Since)}),
                    coalesce(max(coalesce(_left, _came)) over (order by coalesce(_left, _came, {sql.Timestamp(DateTime.MaxValue)}), _is_row desc rows between unbounded preceding and 1 preceding), {sql.Timestamp(DateTime.MinValue)})) as stood_from
                from ({events}) as e) as s
            where _is_row and (_left is null or _left > stood_from){(until is null ? "" : $" and stood_from <= {until}")}
            order by stood_from
            """;
    }

    private static string TypeOf(StoredTable past, StoredColumn column) => past.Columns.FirstOrDefault(c => c.Name == column.Name)?.Type ?? column.Type;
}
