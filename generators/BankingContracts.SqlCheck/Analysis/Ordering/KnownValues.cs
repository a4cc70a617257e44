using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Nullability;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Ordering;

/// <summary>What is fixed within a group of rows: the expressions that have only one value if other expressions have given values.</summary>
internal sealed class KnownValues
{
    private readonly HashSet<string> _keys;

    public KnownValues(IEnumerable<SqlExpression> expressions, BoundSelect select)
    {
        var all = expressions.ToList();
        _keys = [.. all.Select(ExpressionKey.Of)];
        Columns = [.. all.OfType<BoundColumnExpression>().Select(static c => c.Column)];
        var equalities = QueryWalk.Terms(select.Where).Concat(InnerTerms(select.From)).ToList();
        int before;
        do
        {
            before = Columns.Count;
            foreach (var term in equalities)
                Equate(term, Columns);
            foreach (var (leaf, isSupplied) in Leaves(select.From, isSupplied: false))
            {
                if (!Columns.IsSupersetOf(leaf.Columns) && (!isSupplied || HasCertainKey(leaf, Columns)) && RowIdentity.IsDetermined(leaf, Columns))
                    Columns.UnionWith(leaf.Columns);
            }
        }
        while (Columns.Count > before);
    }

    /// <summary>The columns with one value.</summary>
    public HashSet<BoundColumn> Columns { get; }

    public bool Holds(SqlExpression expression) => expression switch
    {
        ConstantExpression => true,
        BoundColumnExpression column => Columns.Contains(column.Column),
        _ when _keys.Contains(ExpressionKey.Of(expression)) => true,
        FunctionCall call when !FunctionTraits.IsPure(call.Name) => false,
        FunctionCall or CastExpression or CaseExpression or ComparisonExpression or ConjunctionExpression or BetweenExpression
            or OperatorExpression { Name: "OPERATOR_COALESCE" or "OPERATOR_NOT" or "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" or "COMPARE_IN" or "COMPARE_NOT_IN" } =>
            expression.Children.All(Holds),
        _ => false,
    };

    /// <summary>Adds the columns that a condition fixes: they are equal to a known column or to a literal, or they are NULL.</summary>
    public static void Equate(SqlExpression term, HashSet<BoundColumn> known)
    {
        switch (term)
        {
            case ComparisonExpression { Name: "COMPARE_EQUAL" or "COMPARE_NOT_DISTINCT_FROM", Left: BoundColumnExpression l, Right: BoundColumnExpression r }
                when l.Column.Type == r.Column.Type && l.Column.Type.Length > 0 && (known.Contains(l.Column) || known.Contains(r.Column)):
                known.Add(l.Column);
                known.Add(r.Column);
                break;
            case ComparisonExpression { Name: "COMPARE_EQUAL", Left: BoundColumnExpression c, Right: ConstantExpression value } when Fits(value, c.Column):
                known.Add(c.Column);
                break;
            case ComparisonExpression { Name: "COMPARE_EQUAL", Left: ConstantExpression value, Right: BoundColumnExpression c } when Fits(value, c.Column):
                known.Add(c.Column);
                break;
            case OperatorExpression { Name: "OPERATOR_IS_NULL", Arguments: [BoundColumnExpression c] }:
                known.Add(c.Column);
                break;
        }
    }

    /// <summary>
    /// Whether the engine compares the column with the literal without a cast of the column. A cast matters: '1' and '01' are one integer,
    /// but two texts.
    /// </summary>
    private static bool Fits(ConstantExpression value, BoundColumn column) =>
        value.Type == column.Type || value.Type == "VARCHAR" || (column.Type.Length > 0 && column.Type != "VARCHAR" && value.Type is "INTEGER" or "BIGINT");

    /// <summary>The terms that are true in every row: those of inner joins that are not inside an outer join.</summary>
    private static IEnumerable<SqlExpression> InnerTerms(Relation relation) => relation is JoinRelation join
        ? join.Kind switch
        {
            JoinKind.Inner => [.. InnerTerms(join.Left), .. InnerTerms(join.Right), .. QueryWalk.Terms(join.Condition)],
            JoinKind.Left or JoinKind.Semi or JoinKind.Anti => InnerTerms(join.Left),
            JoinKind.Right => InnerTerms(join.Right),
            JoinKind.Full or JoinKind.Other => [],
            _ => throw new InvalidOperationException($"There is no join {join.Kind}."),
        }
        : [];

    private static IEnumerable<(Relation Leaf, bool IsSupplied)> Leaves(Relation relation, bool isSupplied) => relation is JoinRelation join
        ? Leaves(join.Left, isSupplied || join.Kind is JoinKind.Right or JoinKind.Full or JoinKind.Other)
            .Concat(Leaves(join.Right, isSupplied || join.Kind is not JoinKind.Inner))
        : [(relation, isSupplied)];

    /// <summary>
    /// Whether a known column of the table is never NULL. An outer join adds rows in which all columns are NULL, and a key must distinguish
    /// them from rows of the table.
    /// </summary>
    private static bool HasCertainKey(Relation leaf, HashSet<BoundColumn> known) =>
        leaf is TableRelation table && table.Table.Columns.Where((c, i) => c.IsNotNull && known.Contains(table.Columns[i])).Any();
}
