using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.OpenEnds;

/// <summary>
/// Follows the ends of versions that are never NULL through a query, as long as they are copied and no outer join fills them with NULL. It
/// finds the conditions that ask whether they are NULL.
/// </summary>
internal sealed partial class OpenEndFinder
{
    private readonly Dictionary<BoundColumn, OpenVersionEnd> _ends = [];
    private readonly Dictionary<BoundQuery, IReadOnlyList<OpenVersionEnd?>> _queries = [];
    private readonly List<OpenEndTest> _tests = [];

    /// <summary>The conditions found, by location.</summary>
    public IEnumerable<OpenEndTest> Tests => _tests.Distinct().OrderBy(static t => t.Location);

    /// <summary>For each output column of a query, by position, the value that it has instead of NULL; null if it is not known.</summary>
    public IReadOnlyList<OpenVersionEnd?> Find(BoundQuery query)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_queries.TryGetValue(query, out var known))
            return known;
        return _queries[query] = query switch
        {
            BoundSelect select => Find(select),
            BoundSet set => Find(set),
            BoundRecursive recursive => Find(recursive),
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };
    }

    private List<OpenVersionEnd?> Find(BoundSelect select)
    {
        Enter(select.From);
        foreach (var condition in Optional.Of(select.Where))
            Examine(condition);
        // A grouping set without the column makes it NULL.
        if (select.Grouping == Grouping.Sets)
            Forget(select.From);
        foreach (var expression in select.Evaluated())
            Examine(expression);
        return select.Expressions.Select(EndOf).ToList();
    }

    private List<OpenVersionEnd?> Find(BoundSet set)
    {
        var (left, right) = (Find(set.Left), Find(set.Right));
        return set.Outputs.Select((_, i) => (At(left, set.LeftPositions[i]), At(right, set.RightPositions[i]), set.Kind) switch
        {
            ({ } l, { } r, SetKind.Union) => l.Instant == r.Instant ? l : null,
            (_, _, SetKind.Union) => null,
            (var l, var r, SetKind.Intersect) => l ?? r,
            (var l, _, _) => l,
        }).ToList();
    }

    private List<OpenVersionEnd?> Find(BoundRecursive recursive)
    {
        Find(recursive.Left);
        Find(recursive.Right);
        return recursive.Outputs.Select(static _ => (OpenVersionEnd?)null).ToList();
    }

    private static OpenVersionEnd? At(IReadOnlyList<OpenVersionEnd?> ends, int position) => position < 0 ? null : ends[position];

    private void Enter(Relation relation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (relation)
        {
            case TableRelation table:
                Note(table, table.Table.Columns.Select(static c => c.OpenEnd));
                break;
            case DerivedRelation derived:
                Note(derived, Find(derived.Query));
                break;
            case ValuesRelation values:
                foreach (var value in values.Rows.SelectMany(static r => r))
                    Examine(value);
                break;
            case FunctionRelation function:
                Examine(function.Call);
                break;
            case JoinRelation join:
                Enter(join);
                break;
        }
    }

    private void Enter(JoinRelation join)
    {
        Enter(join.Left);
        Enter(join.Right);
        // The condition sees the rows before the join fills any with NULL.
        foreach (var condition in Optional.Of(join.Condition))
            Examine(condition);
        if (join.Kind is JoinKind.Right or JoinKind.Full or JoinKind.Other)
            Forget(join.Left);
        if (join.Kind is JoinKind.Left or JoinKind.Full or JoinKind.Other)
            Forget(join.Right);
    }

    private void Note(Relation relation, IEnumerable<OpenVersionEnd?> ends)
    {
        foreach (var (column, end) in relation.Columns.Zip(ends))
        {
            if (end is not null)
                _ends[column] = end;
        }
    }

    private void Forget(Relation relation)
    {
        foreach (var column in relation.Columns)
            _ends.Remove(column);
    }
}
