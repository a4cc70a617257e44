using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

internal sealed partial class NullabilityProver
{
    private ColumnNullability OfCall(FunctionCall call, RowContext context)
    {
        var (name, arguments) = (call.Name, call.Arguments);
        if (FunctionTraits.IsNever(name))
            return ColumnNullability.Proven;
        if (FunctionTraits.NeedsOneArgument(name))
            return arguments.Select(a => Of(a, context)).FirstOrDefault(static a => a.IsProven) ?? Unproven($"every argument of {name} may be NULL", call);
        if (name == "nullif" && arguments.Count == 2)
            return OfNullIf(call, context);
        if (name == "concat_ws" && arguments.Count > 1)
            return Of(arguments[0], context) is { IsProven: true } separator ? separator : Unproven("the separator of concat_ws may be NULL", call);
        if (!FunctionTraits.KeepsNotNull(name) && !FunctionTraits.Propagates(name))
            return Unproven($"{name} may return NULL for a value that is not NULL", call);
        var strict = Strict(arguments, context, FunctionTraits.Propagates(name));
        return strict.IsProven && !FunctionTraits.KeepsNotNull(name) && !DividesSafely(call) && !(FunctionTraits.KeepsFinite(name) && arguments.All(IsFinite)) ? Unproven(Loss(name), call) : strict;
    }

    private static string Loss(string name) => name switch
    {
        "/" or "//" or "%" or "mod" or "fmod" => $"{name} by zero is NULL",
        "split_part" or "regexp_extract" => $"{name} may find nothing",
        _ when FunctionTraits.KeepsFinite(name) => $"{name} of an infinite date is NULL, and a cast from text can return an infinite date",
        _ => $"{name} is NULL for some values",
    };

    /// <summary>Whether a call divides by a literal other than zero.</summary>
    private static bool DividesSafely(FunctionCall call) =>
        call.Name is "/" or "//" or "%"
        && call.Arguments is [_, ConstantExpression { IsNull: false } divisor]
        && divisor.Text.All(char.IsAsciiDigit)
        && divisor.Text.Any(static c => c is >= '1' and <= '9');

    private ColumnNullability OfNullIf(FunctionCall call, RowContext context)
    {
        var (value, other) = (Of(call.Arguments[0], context), Of(call.Arguments[1], context));
        if (value.IsViolated || (value.IsProven && other.IsViolated))
            return value;
        return call.Arguments[0] is BoundColumnExpression or ConstantExpression && ExpressionKey.Of(call.Arguments[0]) == ExpressionKey.Of(call.Arguments[1])
            ? ColumnNullability.Violated("NULLIF of equal arguments is NULL", call.Position())
            : Unproven("NULLIF gives NULL when its arguments are equal", call);
    }

    private ColumnNullability OfAggregate(FunctionCall call, RowContext context)
    {
        var name = call.Name;
        if (FunctionTraits.Counts(name))
            return ColumnNullability.Proven;
        var rows = new RowContext(context.All, context.All);
        if (!FunctionTraits.KeepsNotNullInGroup(name))
            return Unproven($"{name} may return NULL for a group", call);
        var strict = Strict(call.Arguments, rows, propagates: true);
        if (strict.IsViolated && name is not ("list" or "array_agg"))
            return strict;
        if (context.Grouping is not Grouping.Keys)
            return Unproven(context.Grouping == Grouping.Sets ? $"{name} over a grouping set may find no row" : $"{name} over no rows is NULL", call);
        if (call.Filter is not null)
            return Unproven($"FILTER may leave {name} no row of a group", call);
        return strict.IsProven ? strict : Unproven($"{name} is NULL for a group with only NULL: {strict.Reason}", call);
    }

    private ColumnNullability OfWindow(WindowExpression window, RowContext context)
    {
        var rows = context with { Row = context.All };
        if (window.Kind is "WINDOW_ROW_NUMBER" or "WINDOW_RANK" or "WINDOW_RANK_DENSE" or "WINDOW_DENSE_RANK" or "WINDOW_PERCENT_RANK" or "WINDOW_CUME_DIST" or "WINDOW_NTILE")
            return ColumnNullability.Proven;
        if (window.Kind == "WINDOW_AGGREGATE" && FunctionTraits.Counts(window.Name))
            return ColumnNullability.Proven;
        if (window.Kind is "WINDOW_LAG" or "WINDOW_LEAD")
        {
            return window is { Default: { } other, IgnoresNulls: false, Offset: null or ConstantExpression { IsNull: false } } && Of(window.Arguments[0], rows).IsProven && Of(other, rows).IsProven
                ? ColumnNullability.Proven
                : Unproven($"{window.Name} finds no row at the edge of its partition", window);
        }

        var takesOne = window.Kind is "WINDOW_FIRST_VALUE" or "WINDOW_LAST_VALUE" || (window.Kind == "WINDOW_AGGREGATE" && FunctionTraits.KeepsNotNullInGroup(window.Name));
        if (!takesOne)
            return Unproven($"{window.Name} may return NULL for a row", window);
        if (window.Filter is not null || !HoldsCurrentRow(window))
            return Unproven($"the window of {window.Name} may contain no row", window);
        return Strict(window.Arguments, rows, propagates: false);
    }

    private static bool HoldsCurrentRow(WindowExpression window) =>
        window.Exclude is "" or "NO_OTHER"
        && (window.Start is "UNBOUNDED_PRECEDING" || IsCurrentRow(window.Start) || (window.Start.StartsWith("EXPR_PRECEDING_", StringComparison.Ordinal) && IsDistance(window.FrameStart)))
        && (window.End is "UNBOUNDED_FOLLOWING" || IsCurrentRow(window.End) || (window.End.StartsWith("EXPR_FOLLOWING_", StringComparison.Ordinal) && IsDistance(window.FrameEnd)));

    private static bool IsCurrentRow(string bound) => bound is "CURRENT_ROW_RANGE" or "CURRENT_ROW_ROWS" or "CURRENT_ROW_GROUPS";

    /// <summary>Whether a bound is a number that is not below zero, or an interval. The engine refuses negative intervals.</summary>
    private static bool IsDistance(SqlExpression? bound) => bound switch
    {
        ConstantExpression { IsNull: false } number => !number.Text.StartsWith('-'),
        CastExpression { Type: "INTERVAL", Argument: ConstantExpression { IsNull: false } } => true,
        FunctionCall { Arguments: [var length] } call => call.Name.StartsWith("to_", StringComparison.Ordinal) && length.Descendants().All(static d => d is CastExpression or FunctionCall { Name: "trunc" } or ConstantExpression { IsNull: false }),
        _ => false,
    };

    private ColumnNullability OfSubquery(BoundSubquery sub, RowContext context)
    {
        if (sub.Kind.Contains("EXISTS", StringComparison.Ordinal))
            return ColumnNullability.Proven;
        var column = Prove(sub.Query, context.Row)[0];
        if (sub.Kind == "SCALAR")
        {
            if (column.IsViolated || (column.IsProven && SingleRow.IsCertain(sub.Query)))
                return column;
            return column.IsProven ? Unproven("a subquery that finds no row is NULL", sub) : column;
        }

        var argument = sub.Argument is null ? Unproven("the subquery is not understood", sub) : Of(sub.Argument, context);
        return argument.IsProven && column.IsProven && sub.Query.Outputs.Count == 1 && sub.Argument is not FunctionCall { Name: "row" or "struct_pack" } ? column : Unproven("a comparison with NULL in a subquery is NULL", sub);
    }
}
