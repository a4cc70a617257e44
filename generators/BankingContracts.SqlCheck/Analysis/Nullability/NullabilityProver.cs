using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>
/// Decides which columns can be NULL. The verdict is Proven only if a rule of this class says so; a function, operator or clause
/// that no rule covers leaves its column Unproven.
/// </summary>
internal sealed partial class NullabilityProver(Func<string, bool> isAggregate, Types types)
{
    private readonly Dictionary<BoundQuery, List<ColumnNullability>> _queries = [];
    private readonly Dictionary<BoundColumn, ColumnNullability> _columns = [];
    private readonly Dictionary<BoundColumn, List<OuterGroup>> _groups = [];
    private readonly Dictionary<BoundColumn, List<OuterGroup>> _implied = [];
    private readonly List<FullJoin> _fullJoins = [];
    private const string JsonReason = "JSON null casts to NULL";

    private readonly HashSet<string> _groupingSetKeys = new(StringComparer.Ordinal);

    /// <summary>The verdict on each output column, by position.</summary>
    public IReadOnlyList<ColumnNullability> Prove(BoundQuery query)
    {
        if (_queries.TryGetValue(query, out var known))
            return known;
        return _queries[query] = Prove(query, Facts.None);
    }

    /// <summary>Whether a column has a value in every row of FROM. The proof must have met the column's relation.</summary>
    public bool IsNeverNull(BoundColumn column) => _columns.GetValueOrDefault(column)?.IsProven == true;

    /// <param name="outer">What is known about the enclosing query's row.</param>
    private List<ColumnNullability> Prove(BoundQuery query, Facts outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return query switch
        {
            BoundSelect select => Prove(select, outer),
            BoundSet set => Prove(set, outer),
            BoundRecursive => [.. query.Outputs.Select(static o => ColumnNullability.Unproven("it comes from a recursive query", o.Location))],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
        };
    }

    private List<ColumnNullability> Prove(BoundSelect select, Facts outer)
    {
        Enter(select.From);
        var rows = select.Where is null ? outer : Close(outer.And(When(select.Where, Outcome.True, outer)));
        var context = new RowContext(rows, rows);
        if (select.Grouping == Grouping.Sets)
        {
            foreach (var column in select.From.Columns)
                _columns[column] = ColumnNullability.Unproven("a grouping set without the column makes it NULL", -1);
            _fullJoins.Clear();
            // Subqueries that were proven before may have seen the columns before grouping.
            _queries.Clear();
            _groupingSetKeys.UnionWith(select.GroupKeys.Select(ExpressionKey.Of));
            context = new RowContext(outer, outer);
        }

        context = context with { Grouping = select.Grouping };
        var kept = context.Row;
        foreach (var filter in Optional.Of(select.Having).Concat(Optional.Of(select.Qualify)))
            kept = Close(kept.And(When(filter, Outcome.True, kept)));
        context = context with { Row = kept };
        return [.. select.Expressions.Select(e => Of(e, context))];
    }

    private List<ColumnNullability> Prove(BoundSet set, Facts outer)
    {
        var left = Prove(set.Left, outer);
        var right = Prove(set.Right, outer);
        var result = new List<ColumnNullability>();
        for (var i = 0; i < set.Outputs.Count; i++)
        {
            var missing = ColumnNullability.Violated("one side of UNION BY NAME has no such column", -1);
            var l = set.LeftPositions[i] < 0 ? missing : left[set.LeftPositions[i]];
            var r = set.RightPositions[i] < 0 ? missing : right[set.RightPositions[i]];
            result.Add(set.Kind switch
            {
                _ when set.Outputs[i].Type == Types.MixedJson => ColumnNullability.Unproven(JsonReason, set.Outputs[i].Location),
                SetKind.Union => OneOf([l, r]),
                // A row of INTERSECT is in both sides.
                SetKind.Intersect => l.IsProven || l.IsViolated ? l : r.IsProven || r.IsViolated ? r : l,
                SetKind.Except => l,
                _ => throw new InvalidOperationException($"There is no set operation {set.Kind}."),
            });
        }

        return result;
    }

    /// <summary>The verdict on a value that is one of several.</summary>
    private static ColumnNullability OneOf(List<ColumnNullability> all)
    {
        if (all.All(static n => n.IsProven) || all.All(static n => n.IsViolated))
            return all[0];
        var cause = all.First(static n => !n.IsProven);
        return ColumnNullability.Unproven(cause.Reason, cause.Location);
    }
}

/// <summary>What is known at the place where an expression is evaluated.</summary>
/// <param name="Row">Facts about the current row, including WHEN of an enclosing CASE, and QUALIFY.</param>
/// <param name="All">Facts about every row that an aggregate or window function can see.</param>
internal sealed record RowContext(Facts Row, Facts All, Grouping Grouping = Grouping.None);
