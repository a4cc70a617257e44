using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Ordering;

/// <summary>Finds what depends on the order in which rows are read, because two runs over the same data must not differ.</summary>
internal sealed partial class OrderDependenceFinder(Func<string, bool> isAggregate, Types types)
{
    private readonly List<OrderDependence> _found = [];

    public IReadOnlyList<OrderDependence> Find(BoundQuery query)
    {
        foreach (var part in QueryWalk.All(query))
        {
            if (part is BoundSelect select)
                Examine(select);
            else if (part is BoundSet { Modifiers.HasLimit: true } set && !SortsByAll(set))
                Add(OrderDependenceKind.Limit, "limit", "rows can be equal in ORDER BY, and any of them may be cut", -1);
        }

        return [.. _found.Distinct().OrderBy(static f => f.Location)];
    }

    private void Examine(BoundSelect select)
    {
        foreach (var expression in select.Evaluated().SelectMany(static e => e.Descendants()).Distinct(ReferenceEqualityComparer.Instance))
        {
            if (expression is FunctionCall call && isAggregate(call.Name))
                Examine(call, select);
            else if (expression is WindowExpression window)
                Examine(window, select);
        }

        var order = select.Modifiers.OrderBy.Select(static o => o.Expression).ToList();
        if (select.Modifiers.DistinctOn is { Count: > 0 } targets && !FixesOutputs(select, [.. targets, .. order]))
            Add(OrderDependenceKind.DistinctOn, "distinct on", "rows can be equal in ORDER BY, and any of them may be kept", targets[0].Position());
        if (select.Modifiers.HasLimit && !FixesOutputs(select, order))
            Add(OrderDependenceKind.Limit, "limit", "rows can be equal in ORDER BY, and any of them may be cut", select.Modifiers.Limits.Select(static l => l.Position()).FirstOrDefault(-1));
        if (select.IsSampled || QueryWalk.Leaves(select.From).Any(static l => l is TableRelation { IsPartial: true } or DerivedRelation { IsPartial: true }))
            Add(OrderDependenceKind.Sample, "sample", "a sample is different in every run", select.From.Location);
    }

    /// <summary>Whether rows that are equal in these expressions are the same row, or at least have equal outputs.</summary>
    private static bool FixesOutputs(BoundSelect select, List<SqlExpression> expressions)
    {
        var known = new KnownValues(expressions, select);
        return RowIdentity.IsDetermined(select, known) || select.Expressions.All(known.Holds);
    }

    private static bool SortsByAll(BoundSet set) =>
        set.Modifiers.OrderBy.Select(static o => o.Expression).OfType<PositionalReference>().Select(static p => p.Index).Distinct().Count() == set.Outputs.Count;

    private void Examine(FunctionCall call, BoundSelect select)
    {
        if (FloatingPoint(call.Name, call.Arguments) is { } reason)
            Add(OrderDependenceKind.FloatingPoint, call.Name, reason, call.Position());
        if (!OrderSensitive.Contains(call.Name))
            return;
        IEnumerable<SqlExpression> keys = select.Grouping == Grouping.Keys ? select.GroupKeys : [];
        var known = new KnownValues([.. keys, .. call.OrderBy.Select(static o => o.Expression), .. OrderSensitive.SortsBySecond(call.Name) ? call.Arguments.Skip(1) : []], select);
        if (call.Arguments.All(known.Holds) || RowIdentity.IsDetermined(select.From, known.Columns))
            return;
        var fix = OrderSensitive.SortsBySecond(call.Name) ? "rows can be equal in the values that it sorts by" : call.OrderBy.Count == 0 ? "it has no ORDER BY" : "rows can be equal in its ORDER BY";
        Add(OrderDependenceKind.Aggregate, call.Name, fix, call.Position());
    }

    private string? FloatingPoint(string name, IReadOnlyList<SqlExpression> arguments)
    {
        if (OrderSensitive.ComputesInFloatingPoint(name))
            return "it is computed in floating point";
        return name is "sum" or "avg" or "mean" && arguments.Count > 0 && EngineTypes.Find(types.Of(arguments[0])) is { IsFloating: true }
            ? "a sum of floating point numbers depends on their order"
            : null;
    }

    private void Add(OrderDependenceKind kind, string name, string reason, int location) => _found.Add(new OrderDependence(kind, name, reason, location));
}
