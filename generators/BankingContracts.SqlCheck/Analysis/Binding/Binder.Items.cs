using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>An item of SELECT, after the stars are expanded.</summary>
internal sealed record SelectItem(string Name, SqlExpression Value, int Location);

internal sealed partial class Binder
{
    private void Add(SqlExpression item, Scope scope, List<SelectItem> items)
    {
        var context = new NameContext(scope);
        if (item is StarExpression star)
        {
            Expand(star, scope, context, items);
            return;
        }

        var value = Resolve(item, context);
        items.Add(new SelectItem(item.Alias.Length > 0 ? item.Alias : NameOf(item), value, item.Position()));
        if (item.Alias.Length > 0)
            scope.Aliases.TryAdd(item.Alias, value);
    }

    private void Expand(StarExpression star, Scope scope, NameContext context, List<SelectItem> items)
    {
        if (star.Selector is not null)
            throw new OpaqueQueryException("COLUMNS with a pattern is not understood", star.Location);
        var tables = star.Relation.Length == 0 ? scope.Tables : scope.Tables.FindAll(t => string.Equals(t.Alias, star.Relation, StringComparison.OrdinalIgnoreCase));
        if (tables.Count == 0 || tables.Exists(static t => t.Relation is FunctionRelation { Unknown: not null }))
            throw new OpaqueQueryException("* over columns that are not known", star.Location);
        var merges = star.Relation.Length == 0;
        var done = new HashSet<MergedColumn>(ReferenceEqualityComparer.Instance);
        foreach (var column in tables.SelectMany(static t => t.Relation.Columns))
        {
            var merged = merges ? scope.Merged.LastOrDefault(m => m.Members.Contains(column)) : null;
            if (merged is not null && !done.Add(merged))
                continue;
            if (star.Excluded.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            var replaced = star.Replaced.FirstOrDefault(r => string.Equals(r.Key, column.Name, StringComparison.OrdinalIgnoreCase)).Value;
            var renamed = star.Renamed.FirstOrDefault(r => string.Equals(r.Key, column.Name, StringComparison.OrdinalIgnoreCase)).Value;
            var value = replaced is not null ? Resolve(replaced, context) : merged?.Value ?? new BoundColumnExpression(star.Location, column);
            items.Add(new SelectItem(renamed ?? column.Name, value, replaced?.Position() ?? star.Location));
        }
    }

    /// <summary>The name that the engine gives to an item without an alias, if the name is plain; otherwise empty.</summary>
    private static string NameOf(SqlExpression item) => item switch
    {
        ColumnReference column => column.Names[^1],
        FunctionCall { Name: "count_star" } => "count_star()",
        FunctionCall { Filter: null, OrderBy.Count: 0, IsDistinct: false } call
            when char.IsLetter(call.Name[0]) && call.Arguments.All(static a => a is ColumnReference { Names.Count: 1 }) =>
            $"{call.Name}({string.Join(", ", call.Arguments.Select(NameOf))})",
        CastExpression cast => NameOf(cast.Argument),
        _ => "",
    };
}
