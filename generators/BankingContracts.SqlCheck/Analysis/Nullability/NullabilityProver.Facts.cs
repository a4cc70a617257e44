using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

internal sealed partial class NullabilityProver
{
    /// <summary>What must be true in a row in which <paramref name="expression"/> has the value <paramref name="outcome"/>.</summary>
    private Facts When(SqlExpression expression, Outcome outcome, Facts known)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        // An expression that is never NULL and is not true is false.
        if (outcome == Outcome.NotTrue && expression is not ConjunctionExpression && Of(expression, new RowContext(known, known)).IsProven)
            outcome = Outcome.False;
        return expression switch
        {
            BoundColumnExpression column => outcome == Outcome.NotTrue ? Facts.None : Facts.None with { NotNull = [column.Column] },
            ConjunctionExpression conjunction => OfConjunction(conjunction, outcome, known),
            OperatorExpression { Name: "OPERATOR_NOT" } not => outcome switch
            {
                Outcome.True => When(not.Arguments[0], Outcome.False, known),
                Outcome.False => When(not.Arguments[0], Outcome.True, known),
                Outcome.NotNull => When(not.Arguments[0], Outcome.NotNull, known),
                Outcome.NotTrue => Facts.None,
                _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
            },
            OperatorExpression { Name: "OPERATOR_IS_NOT_NULL" } test => OfNullTest(test.Arguments[0], outcome == Outcome.True, outcome == Outcome.False, known),
            OperatorExpression { Name: "OPERATOR_IS_NULL" } test => OfNullTest(test.Arguments[0], outcome == Outcome.False, outcome == Outcome.True, known),
            OperatorExpression { Name: "OPERATOR_COALESCE" } call when outcome != Outcome.NotTrue =>
                Facts.Any(call.Arguments.Where(a => !IsConstant(a, outcome)).Select(a => When(a, outcome, known))).And(Itself(call)),
            OperatorExpression { Name: "COMPARE_IN" or "COMPARE_NOT_IN" } list => OfList(list, outcome, known),
            ComparisonExpression { Name: "COMPARE_DISTINCT_FROM" or "COMPARE_NOT_DISTINCT_FROM" } distinct => OfDistinct(distinct, outcome, known),
            ComparisonExpression comparison when outcome != Outcome.NotTrue => NotNull(comparison.Children, known).And(Itself(comparison)),
            BetweenExpression between when outcome == Outcome.True => NotNull(between.Children, known),
            BetweenExpression between when outcome != Outcome.NotTrue => NotNull([between.Input], known),
            CastExpression cast when outcome != Outcome.NotTrue => When(cast.Argument, Outcome.NotNull, known).And(Itself(cast)),
            FunctionCall call when outcome != Outcome.NotTrue => OfCall(call, known).And(Itself(call)),
            BoundSubquery { Kind: "ANY", Argument: { } argument } when outcome == Outcome.True => When(argument, Outcome.NotNull, known),
            _ when outcome != Outcome.NotTrue => Itself(expression),
            _ => Facts.None,
        };
    }

    private Facts OfConjunction(ConjunctionExpression conjunction, Outcome outcome, Facts known)
    {
        var all = (conjunction.IsAnd, outcome) is (true, Outcome.True) or (false, Outcome.False or Outcome.NotTrue);
        if (outcome == Outcome.NotNull)
            return Facts.None;
        var terms = conjunction.Terms.Where(t => all || !IsConstant(t, outcome)).Select(t => When(t, outcome, known));
        return all ? Facts.All(terms) : Facts.Any(terms);
    }

    private Facts OfNullTest(SqlExpression tested, bool isNotNull, bool isNull, Facts known)
    {
        if (isNotNull)
            return When(tested, Outcome.NotNull, known);
        return isNull && tested is BoundColumnExpression column ? Facts.None with { Null = [column.Column] } : Facts.None;
    }

    private Facts OfList(OperatorExpression list, Outcome outcome, Facts known)
    {
        if (outcome == Outcome.NotTrue)
            return Facts.None;
        // If an element is NULL, it is not certain that no element is equal.
        var sawAll = (list.Name == "COMPARE_NOT_IN") == (outcome == Outcome.True) && outcome != Outcome.NotNull;
        return NotNull(sawAll ? list.Arguments : list.Arguments.Take(1), known);
    }

    private Facts OfDistinct(ComparisonExpression comparison, Outcome outcome, Facts known)
    {
        if (outcome is not (Outcome.True or Outcome.False))
            return Facts.None;
        var isEqual = (comparison.Name == "COMPARE_NOT_DISTINCT_FROM") == (outcome == Outcome.True);
        Facts Side(SqlExpression side, SqlExpression other)
        {
            var nullability = Of(other, new RowContext(known, known));
            return isEqual ? nullability.IsProven ? When(side, Outcome.NotNull, known) : Facts.None
                : nullability.IsViolated ? When(side, Outcome.NotNull, known) : Facts.None;
        }

        return Side(comparison.Left, comparison.Right).And(Side(comparison.Right, comparison.Left));
    }

    private Facts OfCall(FunctionCall call, Facts known)
    {
        if (isAggregate(call.Name))
            return Facts.None;
        if (call.Name == "nullif")
            return NotNull(call.Arguments.Take(1), known);
        return FunctionTraits.Propagates(call.Name) ? NotNull(call.Arguments, known) : Facts.None;
    }

    private Facts NotNull(IEnumerable<SqlExpression> expressions, Facts known) =>
        Facts.All(expressions.Select(e => When(e, Outcome.NotNull, known)));

    /// <summary>The expression's own key, if another evaluation in the same row gives the same value.</summary>
    private Facts Itself(SqlExpression expression) =>
        expression.Descendants().All(IsRepeatable) ? Facts.None with { Expressions = [ExpressionKey.Of(expression)] } : Facts.None;

    private bool IsRepeatable(SqlExpression expression) => expression switch
    {
        FunctionCall call => FunctionTraits.IsPure(call.Name) || (isAggregate(call.Name) && call.Name is "sum" or "min" or "max" or "avg" or "count"),
        BoundColumnExpression or ConstantExpression or ComparisonExpression or ConjunctionExpression or CastExpression or BetweenExpression or CaseExpression => true,
        OperatorExpression { Name: "OPERATOR_COALESCE" or "OPERATOR_NOT" or "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" or "COMPARE_IN" or "COMPARE_NOT_IN" } => true,
        _ => false,
    };

    /// <summary>Whether the expression is a literal that can never have this outcome.</summary>
    private static bool IsConstant(SqlExpression expression, Outcome outcome) => (expression, outcome) switch
    {
        (ConstantExpression { IsNull: true }, not Outcome.NotTrue) => true,
        (CastExpression { Type: "BOOLEAN", Argument: ConstantExpression { Text: "\"f\"" } }, Outcome.True) => true,
        (CastExpression { Type: "BOOLEAN", Argument: ConstantExpression { Text: "\"t\"" } }, Outcome.False or Outcome.NotTrue) => true,
        _ => false,
    };

    /// <summary>Adds what follows from outer joins: the side that may be missing is complete, or all of it is NULL.</summary>
    private Facts Close(Facts facts)
    {
        while (true)
        {
            var next = facts;
            foreach (var group in facts.NotNull.SelectMany(c => _groups.GetValueOrDefault(c) ?? []).Where(g => !next.NotNull.IsSupersetOf(g.Implied)).ToList())
                next = next with { NotNull = next.NotNull.Union(group.Implied) };
            foreach (var group in facts.Null.SelectMany(c => _implied.GetValueOrDefault(c) ?? []).ToList())
                next = next with { Null = next.Null.Union(group.Members) };
            if (next.NotNull.Count == facts.NotNull.Count && next.Null.Count == facts.Null.Count)
                return facts;
            facts = next;
        }
    }
}
