using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

internal sealed partial class NullabilityProver
{
    /// <summary>Notes whether each column of a relation can be NULL in the rows of FROM.</summary>
    private void Enter(Relation relation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (relation)
        {
            case TableRelation table:
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    var column = table.Table.Columns[i];
                    _columns[table.Columns[i]] = column.IsNotNull
                        ? ColumnNullability.Proven
                        : ColumnNullability.Unproven($"upstream column {table.Table.Name}.{column.Name} may be NULL", table.Location);
                }

                break;
            case DerivedRelation derived:
                var outputs = Prove(derived.Query);
                for (var i = 0; i < derived.Columns.Count; i++)
                    _columns[derived.Columns[i]] = outputs[i];
                _infinite.UnionWith(derived.Columns.Zip(Finite(derived.Query)).Where(static c => !c.Second).Select(static c => c.First));
                break;
            case ValuesRelation values:
                for (var i = 0; i < values.Columns.Count; i++)
                    _columns[values.Columns[i]] = OneOf([.. values.Rows.Select(r => Of(r[i], new RowContext(Facts.None, Facts.None)))]);
                _infinite.UnionWith(values.Columns.Where((_, i) => !values.Rows.All(r => IsFinite(r[i]))));
                break;
            case JoinRelation join:
                Enter(join.Left);
                Enter(join.Right);
                Join(join);
                break;
            case EmptyRelation:
                break;
            case SelfRelation or FunctionRelation:
                var what = relation is SelfRelation ? "a recursive query" : "a table function";
                foreach (var column in relation.Columns)
                    _columns[column] = ColumnNullability.Unproven($"it comes from {what}", relation.Location);
                _infinite.UnionWith(relation.Columns);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(relation), relation, "no such relation");
        }
    }

    private void Join(JoinRelation join)
    {
        var matched = join.Condition is null ? Facts.None : Close(When(join.Condition, Outcome.True, Facts.None));
        // The condition may name columns of enclosing queries, but outside this join it says nothing about them.
        var own = join.Left.Columns.Concat(join.Right.Columns).ToHashSet();
        var notNull = own.Where(matched.NotNull.Contains).ToHashSet();
        var @null = own.Where(matched.Null.Contains).ToHashSet();
        switch (join.Kind)
        {
            case JoinKind.Inner or JoinKind.Semi:
                Set(notNull, ColumnNullability.Proven);
                Set(@null, ColumnNullability.Violated("the join keeps only rows where it is NULL", join.Location));
                break;
            case JoinKind.Left:
                Supply(join.Right, notNull, @null, join, "the right side of a LEFT JOIN");
                break;
            case JoinKind.Right:
                Supply(join.Left, notNull, @null, join, "the left side of a RIGHT JOIN");
                break;
            case JoinKind.Full:
                var full = FullJoin(join);
                Supply(join.Left, [], [], join, "the left side of a FULL JOIN");
                Supply(join.Right, [], [], join, "the right side of a FULL JOIN");
                _fullJoins.Add(full);
                break;
            case JoinKind.Other:
                _fullJoins.RemoveAll(f => f.Left.Members.Overlaps(own));
                foreach (var column in own.Where(c => !_columns[c].IsViolated))
                    _columns[column] = ColumnNullability.Unproven("it comes from an ASOF or POSITIONAL JOIN", join.Location);
                break;
        }
    }

    private FullJoin FullJoin(JoinRelation join) => new(Present(join.Left), Present(join.Right));

    private PresentSide Present(Relation side) => new(
        side.Columns.ToHashSet(),
        side.Columns.Where(c => _columns[c].IsProven).ToHashSet(),
        _fullJoins.FindAll(f => f.Left.Members.Overlaps(side.Columns)));

    private void Set(IEnumerable<BoundColumn> columns, ColumnNullability value)
    {
        foreach (var column in columns)
            _columns[column] = value;
    }

    /// <summary>Marks one side of an outer join as missing in some rows, and notes what follows if the side is present.</summary>
    private void Supply(Relation side, HashSet<BoundColumn> notNull, HashSet<BoundColumn> @null, JoinRelation join, string where)
    {
        var group = new OuterGroup(
            side.Columns.ToHashSet(),
            side.Columns.Where(c => _columns[c].IsProven).Concat(notNull).ToHashSet());
        // If a row of this side is missing as a whole, both sides of a full join inside it are missing, too.
        _fullJoins.RemoveAll(f => f.Left.Members.Overlaps(group.Members));
        foreach (var column in group.Members)
            Add(_groups, column, group);
        foreach (var column in group.Implied)
            Add(_implied, column, group);
        foreach (var column in side.Columns.Where(c => !_columns[c].IsViolated))
        {
            _columns[column] = @null.Contains(column)
                ? ColumnNullability.Violated("the join finds only rows where it is NULL", join.Location)
                : ColumnNullability.Unproven($"it comes from {where}", join.Location);
        }
    }

    private static void Add(Dictionary<BoundColumn, List<OuterGroup>> groups, BoundColumn column, OuterGroup group)
    {
        if (!groups.TryGetValue(column, out var list))
            groups[column] = list = [];
        list.Add(group);
    }
}
