using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

internal sealed partial class Types
{
    /// <summary>The family of an expression. It is known far more often than the type, because the type needs the engine's rules for digits.</summary>
    public TypeFamily FamilyOf(SqlExpression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            BoundColumnExpression column => column.Column.Family,
            CaseExpression @case => CommonOf([.. @case.Branches.Select(static b => b.Then), @case.Else]),
            OperatorExpression { Name: "OPERATOR_COALESCE" } call => CommonOf(call.Arguments),
            OperatorExpression { Name: "GROUPING_FUNCTION" } => TypeFamily.Number,
            OperatorExpression { Name: "ROW" } or FunctionCall { Name: "row" } => TypeFamily.Row,
            OperatorExpression { Name: "COLLATE" or "EITHER", Arguments: [var first, ..] } => FamilyOf(first),
            BoundSubquery { Kind: "SCALAR" } sub => sub.Query.Outputs[0].Family,
            FunctionCall call => OfFunction(call),
            WindowExpression window => OfNamed(window.Name, window.Arguments),
            _ => Families.Of(Of(expression)),
        };
    }

    /// <summary>
    /// The type of an expression as text. If the exact type is not known, a wide type of its family; empty if the family is not known.
    /// </summary>
    public string TextOf(SqlExpression expression) =>
        Of(expression) is { Length: > 0 } exact && Families.Of(exact) != TypeFamily.Unknown ? exact : Families.WidestOf(FamilyOf(expression));

    /// <summary>Whether the expression is a text literal, which the engine reads as a value of the other type.</summary>
    public static bool IsTextLiteral(SqlExpression expression) => expression is ConstantExpression { Type: "VARCHAR", IsNull: false };

    /// <summary>The family of one of several values. Text literals have the family of the others.</summary>
    public TypeFamily CommonOf(IReadOnlyList<SqlExpression> values)
    {
        var typed = values.Where(static v => !IsTextLiteral(v)).Select(FamilyOf).Aggregate(TypeFamily.Null, Families.Common);
        return typed == TypeFamily.Null && values.Any(IsTextLiteral) ? TypeFamily.Text : typed;
    }

    private TypeFamily OfFunction(FunctionCall call) => call.Name switch
    {
        "+" or "-" or "*" or "/" or "%" => Arithmetic(call.Name, [.. call.Arguments.Select(a => IsTextLiteral(a) ? TypeFamily.Unknown : FamilyOf(a))]),
        "quantile_cont" or "quantile_disc" or "percentile_cont" or "percentile_disc" => call.OrderBy is [var key, ..] ? FamilyOf(key.Expression) : TypeFamily.Unknown,
        "greatest" or "least" => CommonOf(call.Arguments),
        _ => OfNamed(call.Name, call.Arguments),
    };

    private TypeFamily OfNamed(string name, IReadOnlyList<SqlExpression> arguments)
    {
        var first = arguments is [var argument, ..] ? FamilyOf(argument) : TypeFamily.Unknown;
        return name switch
        {
            "nullif" => first,
            // These functions also exist for intervals and timestamps.
            "sum" or "avg" or "mean" or "abs" when first is TypeFamily.Interval or TypeFamily.Timestamp or TypeFamily.Date => first == TypeFamily.Date ? TypeFamily.Timestamp : first,
            "date_trunc" when arguments is [_, var value] && FamilyOf(value) is TypeFamily.Date or TypeFamily.Interval => FamilyOf(arguments[1]),
            _ when Signatures.Of(name) is { } signature => signature.IsOfFirst ? first : signature.Family(),
            _ => TypeFamily.Unknown,
        };
    }

    private static TypeFamily Arithmetic(string name, IReadOnlyList<TypeFamily> sides) => (name, sides) switch
    {
        (_, [var only]) => only,
        (_, [TypeFamily.Number, TypeFamily.Number]) => TypeFamily.Number,
        ("+" or "-", [TypeFamily.Date or TypeFamily.Timestamp, TypeFamily.Interval]) or ("+", [TypeFamily.Interval, TypeFamily.Date or TypeFamily.Timestamp]) => TypeFamily.Timestamp,
        ("+" or "-", [TypeFamily.Interval, TypeFamily.Interval]) or ("*", [TypeFamily.Interval, TypeFamily.Number] or [TypeFamily.Number, TypeFamily.Interval]) => TypeFamily.Interval,
        ("/", [TypeFamily.Interval, TypeFamily.Number]) => TypeFamily.Interval,
        ("+" or "-", [TypeFamily.Date, TypeFamily.Number]) or ("+", [TypeFamily.Number, TypeFamily.Date]) => TypeFamily.Date,
        ("-", [TypeFamily.Timestamp, TypeFamily.Date or TypeFamily.Timestamp] or [TypeFamily.Date, TypeFamily.Timestamp]) => TypeFamily.Interval,
        ("-", [TypeFamily.Date, TypeFamily.Date]) => TypeFamily.Number,
        _ => TypeFamily.Unknown,
    };
}
