using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

internal sealed partial class NullabilityProver
{
    /// <summary>Whether an expression can be NULL in a row. <paramref name="context"/> has what is known about the row.</summary>
    private ColumnNullability Of(SqlExpression expression, RowContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_groupingSetKeys.Count > 0 && context.Grouping == Grouping.Sets && _groupingSetKeys.Contains(ExpressionKey.Of(expression)))
            return Unproven("a grouping set without it makes it NULL", expression);
        var found = Find(expression, context);
        return found.Verdict == NullabilityVerdict.Unproven && context.Row.Expressions.Count > 0 && context.Row.Expressions.Contains(ExpressionKey.Of(expression))
            ? ColumnNullability.Proven
            : found;
    }

    private ColumnNullability Find(SqlExpression expression, RowContext context) => expression switch
    {
        ConstantExpression { IsNull: true } => ColumnNullability.Violated("it is NULL", expression.Location),
        ConstantExpression => ColumnNullability.Proven,
        BoundColumnExpression column => OfColumn(column, context.Row),
        CastExpression cast => OfCast(cast, context),
        CaseExpression @case => OfCase(@case, context),
        ConjunctionExpression or BetweenExpression => Strict(expression.Children, context, propagates: false),
        ComparisonExpression { Name: "COMPARE_DISTINCT_FROM" or "COMPARE_NOT_DISTINCT_FROM" } => ColumnNullability.Proven,
        ComparisonExpression => Strict(expression.Children, context, propagates: true),
        OperatorExpression call => OfOperator(call, context),
        FunctionCall call when isAggregate(call.Name) => OfAggregate(call, context),
        FunctionCall call => OfCall(call, context),
        WindowExpression window => OfWindow(window, context),
        BoundSubquery sub => OfSubquery(sub, context),
        _ => Unproven("the expression is not understood", expression),
    };

    private ColumnNullability OfColumn(BoundColumnExpression column, Facts facts)
    {
        if (facts.NotNull.Contains(column.Column))
            return ColumnNullability.Proven;
        if (facts.Null.Contains(column.Column))
            return ColumnNullability.Violated("only rows where it is NULL are kept", column.Location);
        return _columns.GetValueOrDefault(column.Column) ?? Unproven("the column is not understood", column);
    }

    private ColumnNullability OfCast(CastExpression cast, RowContext context)
    {
        var argument = Of(cast.Argument, context);
        if (argument.IsViolated)
            return argument;
        if (cast.IsTry)
            return Unproven("TRY_CAST returns NULL for a value that does not fit", cast);
        return argument.IsProven && Types.HoldsJsonNull(types.Of(cast.Argument)) ? Unproven(JsonReason, cast) : argument;
    }

    private ColumnNullability OfCase(CaseExpression @case, RowContext context)
    {
        var results = new List<ColumnNullability>();
        foreach (var branch in @case.Branches)
        {
            results.Add(Of(branch.Then, context with { Row = Close(context.Row.And(When(branch.When, Outcome.True, context.Row))) }));
            context = context with { Row = Close(context.Row.And(When(branch.When, Outcome.NotTrue, context.Row))) };
        }

        var isMissing = @case.Else is ConstantExpression { IsNull: true, Location: < 0 };
        results.Add(isMissing ? ColumnNullability.Violated("CASE has no ELSE", @case.Position()) : Of(@case.Else, context));
        return OneOfOneType(results, @case);
    }

    /// <summary>The verdict on one of several values. The engine casts values of different types to a common type.</summary>
    private ColumnNullability OneOfOneType(List<ColumnNullability> results, SqlExpression of)
    {
        var result = OneOf(results);
        return result.IsProven && types.Of(of) == Types.MixedJson ? Unproven(JsonReason, of) : result;
    }

    private ColumnNullability OfOperator(OperatorExpression call, RowContext context) => call.Name switch
    {
        "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" or "GROUPING_FUNCTION" or "CLOCK" => ColumnNullability.Proven,
        "OPERATOR_NOT" or "COLLATE" => Of(call.Arguments[0], context),
        "OPERATOR_COALESCE" => OfCoalesce(call, context),
        "COMPARE_IN" or "COMPARE_NOT_IN" => Of(call.Arguments[0], context) is { IsViolated: true } @null ? @null : Strict(call.Arguments, context, propagates: false),
        "ARRAY_EXTRACT" or "ARRAY_SLICE" or "STRUCT_EXTRACT" => Unproven("an element or field may be missing or NULL", call),
        "OPERATOR_TRY" => Unproven("TRY returns NULL for an error", call),
        _ => Unproven("the expression is not understood", call),
    };

    private ColumnNullability OfCoalesce(OperatorExpression call, RowContext context)
    {
        if (_fullJoins.Count > 0 && Columns(call).ToHashSet() is { Count: > 1 } columns && _fullJoins.Exists(f => f.Gives(columns)))
            return ColumnNullability.Proven;
        var all = call.Arguments.Select(a => Of(a, context)).ToList();
        return OneOfOneType(all.Find(static a => a.IsProven) is { } proven ? [proven] : all, call);
    }

    /// <summary>The columns among the arguments of COALESCE, also of a COALESCE inside it.</summary>
    private static IEnumerable<BoundColumn> Columns(OperatorExpression coalesce) => coalesce.Arguments.SelectMany(static a => a switch
    {
        BoundColumnExpression column => [column.Column],
        OperatorExpression { Name: "OPERATOR_COALESCE" } inner => Columns(inner),
        _ => [],
    });

    /// <summary>The result is not NULL if no part is NULL. With <paramref name="propagates"/>, it is NULL if one part is NULL.</summary>
    private ColumnNullability Strict(IEnumerable<SqlExpression> parts, RowContext context, bool propagates)
    {
        var all = parts.Select(p => Castable(Of(p, context), p)).ToList();
        if (all.Find(static p => p.IsViolated) is { } @null)
            return propagates ? @null : ColumnNullability.Unproven(@null.Reason, @null.Location);
        return all.Find(static p => !p.IsProven) ?? ColumnNullability.Proven;
    }

    /// <summary>The verdict on an operand, which the engine may cast: operands of different types are cast to one type.</summary>
    private ColumnNullability Castable(ColumnNullability part, SqlExpression expression) =>
        part.IsProven && Types.HoldsJsonNull(types.Of(expression)) ? Unproven(JsonReason, expression) : part;

    private static ColumnNullability Unproven(string reason, SqlExpression at) => ColumnNullability.Unproven(reason, at.Position());
}
