using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

internal sealed partial class Binder
{
    private BoundSelect BindSelect(SelectQuery query, CteScope ctes, Scope? outer)
    {
        var scope = new Scope(outer, ctes);
        var from = BindTable(query.From, scope, outer);
        var items = new List<SelectItem>();
        foreach (var item in query.Items)
            Add(item, scope, items);
        var context = new NameContext(scope);
        var expressions = items.ConvertAll(static i => i.Value);
        var where = query.Where is null ? null : Resolve(query.Where, context);
        var having = query.Having is null ? null : Resolve(query.Having, context with { Aliases = AliasRank.Either });
        var qualify = query.Qualify is null ? null : Resolve(query.Qualify, context with { Aliases = AliasRank.Either });
        var keys = query.GroupsByAll ? KeysOfAll(expressions) : [.. query.GroupKeys.Select(k => Numbered(k, expressions) ?? Resolve(k, context))];
        var select = new BoundSelect
        {
            Outputs = items.ConvertAll(i => new BoundOutput(i.Name, types.Of(i.Value), types.FamilyOf(i.Value), i.Location)),
            Modifiers = OfSelect(query.Modifiers, context, expressions),
            Expressions = expressions,
            From = from,
            Where = where,
            Having = having,
            Qualify = qualify,
            GroupKeys = keys,
            Grouping = GroupingOf(query, keys, [.. expressions, .. Optional.Of(having), .. Optional.Of(qualify)]),
            IsSampled = query.IsSampled,
        };
        RefuseOuterAggregates(select, scope);
        return select;
    }

    private Grouping GroupingOf(SelectQuery query, List<SqlExpression> keys, IEnumerable<SqlExpression> evaluated)
    {
        if (query.GroupSets.Count > 1)
            return Grouping.Sets;
        if (keys.Count > 0)
            return Grouping.Keys;
        return query.GroupSets.Count > 0 || query.GroupsByAll || query.Having is not null || evaluated.Any(HasAggregate) ? Grouping.Whole : Grouping.None;
    }

    /// <summary>GROUP BY ALL groups by every item that names a column and does not aggregate.</summary>
    private List<SqlExpression> KeysOfAll(List<SqlExpression> expressions) =>
        expressions.FindAll(e => !HasAggregate(e) && e.Descendants().Any(static d => d is BoundColumnExpression or BoundSubquery));

    private bool HasAggregate(SqlExpression expression) =>
        expression.Descendants().Any(d => d is FunctionCall call && functions.IsAggregate(call.Name));

    /// <summary>
    /// Refuses an aggregate over columns of the enclosing query. It belongs to that query, and this analysis does not search for it there.
    /// </summary>
    private void RefuseOuterAggregates(BoundSelect select, Scope scope)
    {
        var own = scope.Tables.SelectMany(static t => t.Relation.Columns).ToHashSet();
        foreach (var call in select.Evaluated().SelectMany(static e => e.Descendants()).OfType<FunctionCall>().Where(c => functions.IsAggregate(c.Name)))
        {
            var columns = call.Descendants().OfType<BoundColumnExpression>().Select(static c => c.Column).ToList();
            if (columns.Count > 0 && !columns.Exists(own.Contains))
                throw new OpaqueQueryException($"{call.Name} aggregates columns of the enclosing query only", call.Location);
        }
    }

    private QueryModifiers OfSelect(QueryModifiers modifiers, NameContext context, List<SqlExpression> items)
    {
        var first = context with { Aliases = AliasRank.First };
        return modifiers with
        {
            DistinctOn = modifiers.DistinctOn is null ? null : [.. modifiers.DistinctOn.Select(d => Numbered(d, items) ?? Resolve(d, first))],
            OrderBy = [.. modifiers.OrderBy.SelectMany(o => o.Expression is StarExpression { IsColumns: true }
                ? items.Select(i => o with { Expression = i })
                : [o.Map(e => Numbered(e, items) ?? Resolve(e, first))])],
            Limits = [.. modifiers.Limits.Select(l => Resolve(l, context))],
        };
    }

    /// <summary>The item that a number in GROUP BY, ORDER BY or DISTINCT ON means.</summary>
    private static SqlExpression? Numbered(SqlExpression expression, List<SqlExpression> items) =>
        expression is ConstantExpression { Type: "INTEGER", IsNull: false } number && int.TryParse(number.Text, out var index) && index >= 1 && index <= items.Count
            ? items[index - 1]
            : null;
}
