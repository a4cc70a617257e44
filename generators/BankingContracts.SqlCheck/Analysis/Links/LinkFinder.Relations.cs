using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Links;

internal sealed partial class LinkFinder
{
    /// <summary>The occurrences of tables in a part of FROM, each with its reach.</summary>
    private IEnumerable<Reach> Occurrences(Relation relation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return relation switch
        {
            TableRelation table => [OfTable(table)],
            DerivedRelation derived => Reached(derived.Query).Select(r => Sampled(r.Value.In(r.Key, derived.Columns), derived.IsPartial, derived)),
            JoinRelation join => OfJoin(join),
            ValuesRelation values => values.Rows.SelectMany(static r => r).SelectMany(Blocked),
            FunctionRelation function => Blocked(function.Call),
            SelfRelation or EmptyRelation => [],
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "no such relation"),
        };
    }

    private Reach OfTable(TableRelation table)
    {
        _tables[table.Table.Name] = table.Table;
        var all = new Reach(table.Table.Name, [.. table.Columns.Select((c, i) => new Path(table.Table.Columns[i].Name, c))], new(StringComparer.Ordinal));
        return Sampled(all.Keep(static c => LinkTypes.CompareExactly(c.Type), "its type has values that are equal but not the same", table.Location), table.IsPartial, table);
    }

    private static Reach Sampled(Reach reach, bool isPartial, Relation relation) =>
        isPartial ? reach.Keep(static _ => false, "it is sampled or read as of another time", relation.Location) : reach;

    private IEnumerable<Reach> OfJoin(JoinRelation join)
    {
        var left = Occurrences(join.Left);
        var right = Occurrences(join.Right);
        var equal = new Equalities(join.Condition);
        var condition = join.Condition is null ? [] : Blocked(join.Condition);
        var (ofLeft, ofRight) = (Members(join.Left), Members(join.Right));
        var both = join.Kind switch
        {
            JoinKind.Inner => left.Concat(right).Select(r => r.Spread(equal)),
            JoinKind.Left => left.Concat(Replaced(right, equal, ofRight, join, "it comes from the right side of a LEFT JOIN that does not equate it with a column of the left side")),
            JoinKind.Right => right.Concat(Replaced(left, equal, ofLeft, join, "it comes from the left side of a RIGHT JOIN that does not equate it with a column of the right side")),
            JoinKind.Semi => left.Concat(right).Select(r => r.Spread(equal).Keep(c => !ofRight.Contains(c), "it is read by a SEMI JOIN that does not equate it with a column of the left side", join.Location)),
            JoinKind.Anti => left.Concat(Replaced(right, equal, ofRight, join, "it is read by an ANTI JOIN that does not equate it with a column of the left side")),
            JoinKind.Full => left.Concat(right).Select(r => r.Keep(static _ => false, "it is read by a FULL JOIN", join.Location)),
            _ => left.Concat(right).Select(r => r.Keep(static _ => false, "it is read by an ASOF or POSITIONAL JOIN", join.Location)),
        };
        return [.. both, .. condition];
    }

    /// <summary>A side of a join whose rows may be missing. The equal columns of the other side replace its columns.</summary>
    private static IEnumerable<Reach> Replaced(IEnumerable<Reach> side, Equalities equal, HashSet<BoundColumn> own, JoinRelation join, string reason) =>
        side.Select(r => r.Spread(equal).Keep(c => !own.Contains(c), reason, join.Location));

    /// <summary>All columns of a part of FROM, including those that a SEMI or ANTI JOIN hides.</summary>
    private static HashSet<BoundColumn> Members(Relation relation) => [.. QueryWalk.Leaves(relation).SelectMany(static l => l.Columns)];

    /// <summary>The tables that subqueries read at places where this analysis does not follow them.</summary>
    private IEnumerable<Reach> Blocked(SqlExpression expression) =>
        expression.Descendants().OfType<BoundSubquery>().SelectMany(s => Reached(s.Query).Select(r =>
            r.Value.In(r.Key, Placeholders(s.Query)).Keep(static _ => false, "it is read by a subquery in a join condition or in FROM", s.Position())));

    private static BoundColumn[] Placeholders(BoundQuery query) => [.. query.Outputs.Select(static o => new BoundColumn(o.Name, o.Type, o.Family))];
}
