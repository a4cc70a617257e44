using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>Resolves the names of a query by DuckDB's rules of scope.</summary>
internal sealed partial class Binder(TableCatalog catalog, FunctionCatalog functions, Types types)
{
    private readonly List<CteScope> _steps = [];

    /// <summary>The unknown parts that this analysis met, in their order.</summary>
    public List<SqlProblem> Unknowns { get; } = [];

    /// <summary>Lists of column names with fewer or more names than columns.</summary>
    public List<NameList> NameLists { get; } = [];

    public BoundQuery Bind(SqlQuery query) => Bind(query, CteScope.None, null);

    /// <summary>The queries of WITH that nothing reads and that this analysis understands. They are resolved last.</summary>
    public IReadOnlyList<BoundQuery> Unread()
    {
        var unread = new List<BoundQuery>();
        // While one query is resolved, others may be found inside it.
        for (var i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].IsRead)
                continue;
            try
            {
                unread.Add(_steps[i].Query);
            }
            catch (OpaqueQueryException)
            {
                // Its types are not known, but the engine's binder has checked it.
            }
        }

        return unread;
    }

    private BoundQuery Bind(SqlQuery query, CteScope ctes, Scope? outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var cte in query.Ctes)
            _steps.Add(ctes = ctes.With(cte, scope => BindNamed(cte, scope, outer)));
        if (query.Modifiers.Unknown is { } unknown)
            Unknowns.Add(new SqlProblem(unknown, -1));
        return query switch
        {
            SelectQuery select => BindSelect(select, ctes, outer),
            SetQuery set => BindSet(set, ctes, outer),
            UnknownQuery other => throw new OpaqueQueryException($"{other.What} is not understood", -1),
            RecursiveQuery => throw new OpaqueQueryException("a recursive query is not expected here", -1),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
        };
    }

    private BoundQuery BindNamed(CommonTableExpression cte, CteScope ctes, Scope? outer)
    {
        var query = Bind(cte, ctes, outer);
        Compare(cte.Name, cte.ColumnAliases.Count, query.Outputs.Count, -1);
        return query;
    }

    private void Compare(string name, int given, int columns, int location)
    {
        if (given > 0 && given != columns)
            NameLists.Add(new NameList(name, given, columns, location));
    }

    private BoundQuery Bind(CommonTableExpression cte, CteScope ctes, Scope? outer)
    {
        if (cte.Query is not RecursiveQuery recursive)
            return Bind(cte.Query, ctes, outer);
        foreach (var inner in recursive.Ctes)
            ctes = ctes.With(inner, scope => Bind(inner, scope, outer));
        var left = Bind(recursive.Left, ctes, outer);
        var self = new RecursiveScope { Outputs = left.Outputs };
        return new BoundRecursive
        {
            Outputs = left.Outputs,
            Modifiers = recursive.Modifiers with { OrderBy = [], DistinctOn = null },
            Scope = self,
            Left = left,
            Right = Bind(recursive.Right, ctes.WithSelf(cte, self), outer),
        };
    }

    private BoundSet BindSet(SetQuery set, CteScope ctes, Scope? outer)
    {
        var left = Bind(set.Left, ctes, outer);
        var right = Bind(set.Right, ctes, outer);
        var names = set.Kind == "UNION_BY_NAME" ? NamesOfBoth(left, right) : null;
        var leftPositions = names?.Select(n => Position(left, n)).ToList() ?? [.. Enumerable.Range(0, left.Outputs.Count)];
        var rightPositions = names?.Select(n => Position(right, n)).ToList() ?? [.. Enumerable.Range(0, right.Outputs.Count)];
        if (leftPositions.Count != rightPositions.Count)
            throw new OpaqueQueryException($"{set.Kind} combines {leftPositions.Count} columns with {rightPositions.Count}", -1);
        var outputs = leftPositions.Zip(rightPositions, (l, r) => Unite(At(left, l), At(right, r))).ToList();
        return new BoundSet
        {
            Outputs = outputs,
            Modifiers = OfSet(set.Modifiers, outputs),
            Kind = set.Kind switch
            {
                "UNION" or "UNION_BY_NAME" => SetKind.Union,
                "EXCEPT" => SetKind.Except,
                "INTERSECT" => SetKind.Intersect,
                _ => throw new OpaqueQueryException($"{set.Kind} is not understood", -1),
            },
            IsAll = set.IsAll,
            Left = left,
            Right = right,
            LeftPositions = leftPositions,
            RightPositions = rightPositions,
        };
    }

    private static BoundOutput? At(BoundQuery query, int position) => position < 0 ? null : query.Outputs[position];

    private static BoundOutput Unite(BoundOutput? left, BoundOutput? right) => (left, right) switch
    {
        ({ } l, { } r) => l with { Type = Types.Common(l.Type, r.Type), Family = Families.Common(l.Family, r.Family) },
        _ => (left ?? right)!,
    };

    private static List<string> NamesOfBoth(BoundQuery left, BoundQuery right)
    {
        var names = left.Outputs.Concat(right.Outputs).Select(static o => o.Name).ToList();
        return names.Contains("")
            ? throw new OpaqueQueryException("UNION BY NAME of a column without a name", -1)
            : [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static int Position(BoundQuery query, string name) =>
        query.Outputs.Select(static o => o.Name).ToList().FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>ORDER BY and LIMIT of a set operation: names and numbers of output columns become positions, from 1.</summary>
    private static QueryModifiers OfSet(QueryModifiers modifiers, List<BoundOutput> outputs)
    {
        SqlExpression Resolve(SqlExpression expression) => expression switch
        {
            ConstantExpression { Type: "INTEGER" } number when int.TryParse(number.Text, out var index) => new PositionalReference(number.Location, index),
            ColumnReference { Names: [var name] } column when outputs.FindIndex(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at =>
                new PositionalReference(column.Location, at + 1),
            _ => new UnknownExpression(expression.Location, "ORDER BY", []),
        };
        return modifiers with
        {
            OrderBy = [.. modifiers.OrderBy.Select(o => o.Map(Resolve))],
            Limits = modifiers.Limits.All(static l => l is ConstantExpression)
                ? modifiers.Limits
                : throw new OpaqueQueryException("LIMIT of a set operation is computed", -1),
        };
    }
}
