using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The tests that look at more than one row, or at another model.</summary>
internal static class GroupAudits
{
    /// <summary>Values that occur more than once. As in SQL, a value with a NULL in it never counts as repeated.</summary>
    public static string Unique(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var columns = ColumnsOf(test, dialect);
        var names = string.Join(", ", columns);
        return $"select {names}, count(*) as row_count from {Name(model.Name, dialect)} where {All(test, columns.Select(c => c + " is not null"))} "
            + $"group by {names} having count(*) > 1";
    }

    /// <summary>Rows whose value has no NULL in it and is not in the other model.</summary>
    public static string Relationships(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var child = Name(model.Name, dialect);
        var columns = ColumnsOf(test, dialect);
        var matches = test.Test.Values("field").Zip(columns, (f, c) => $"_parent.{Name(f, dialect)} = {child}.{c}");
        return $"select * from {child} where {All(test, columns.Select(c => c + " is not null"))} "
            + $"and not exists (select 1 from {Name(test.Test.Value("to")!, dialect)} as _parent where {string.Join(" and ", matches)})";
    }

    /// <summary>The latest value when it is too old, or NULL when no row has a value. A date is compared by the day.</summary>
    public static string Recency(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var field = test.Column ?? test.Test.Value("field")!;
        var latest = $"max({Name(field, dialect)})";
        var since = $"{RunTime.Timestamp} - interval {Interval(test, dialect)}";
        var limit = DataTypes.Of(model.Column(field).Type).IsWholeDay ? $"cast({since} as date)" : since;
        return $"select {latest} as latest from {Name(model.Name, dialect)}{Where(test)} having {latest} is null or {latest} < {limit}";
    }

    /// <summary>The number of rows when it is outside the limits.</summary>
    public static string RowCount(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var bounds = new[] { ("min_value", "<"), ("max_value", ">") }
            .Where(b => test.Test.Value(b.Item1) is not null)
            .Select(b => $"count(*) {b.Item2} {SqlLiteral.Of(test.Test.Value(b.Item1)!, new DataType(DataTypeKind.BigInt), dialect)}");
        return $"select count(*) as row_count from {Name(model.Name, dialect)}{Where(test)} having {string.Join(" or ", bounds)}";
    }

    /// <summary>
    /// Versions that end before they begin. Also versions that have a next version of their key, and that are open or end after the next
    /// version begins. If any two versions overlap, then two neighbours overlap, so it is enough to check the next version.
    /// Of versions that begin together the open one is last, so that every engine finds the same rows.
    /// </summary>
    public static string NoOverlap(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var key = string.Join(", ", model.Key.Select(k => Name(k, dialect)));
        return $"select * from (select *, lead(dbt_valid_from) over (partition by {key} order by dbt_valid_from, dbt_valid_to nulls last) as _next_valid_from "
            + $"from {Name(model.Name, dialect)}{Where(test)}) "
            + "where dbt_valid_from >= dbt_valid_to or _next_valid_from < dbt_valid_to or (_next_valid_from is not null and dbt_valid_to is null)";
    }

    private static string[] ColumnsOf(ResolvedTest test, Dialect dialect)
    {
        var columns = test.Test.Values("columns");
        return columns.Count > 0 ? [.. columns.Select(c => Name(c, dialect))] : [Name(test.Column!, dialect)];
    }

    // Spark uses ANSI intervals, and they have no weeks.
    private static string Interval(ResolvedTest test, Dialect dialect)
    {
        var count = test.Test.Value("interval")!;
        var (amount, unit) = test.Test.Value("datepart") is "week"
            ? (SqlLiteral.Number(7 * long.Parse(count, System.Globalization.CultureInfo.InvariantCulture)), "day")
            : (count, test.Test.Value("datepart"));
        return $"{SqlLiteral.Text(amount, dialect)} {unit}";
    }

    private static string All(ResolvedTest test, IEnumerable<string> conditions) =>
        string.Join(" and ", AuditSql.Filter(test) is { } filter ? [filter, .. conditions] : conditions);

    private static string Where(ResolvedTest test) => AuditSql.Filter(test) is { } filter ? " where " + filter : "";

    private static string Name(string name, Dialect dialect) => SqlIdentifier.Quote(name, dialect);
}
