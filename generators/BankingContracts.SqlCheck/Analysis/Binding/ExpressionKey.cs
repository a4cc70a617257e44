using System.Globalization;
using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>Text that is equal for expressions with the same meaning over the same columns, at any place.</summary>
internal static class ExpressionKey
{
    /// <summary>The key. Subqueries, windows and unknown nodes are equal only to themselves.</summary>
    public static string Of(SqlExpression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            BoundColumnExpression column => Identity("#", column.Column),
            ConstantExpression constant => constant.IsNull ? "NULL" : $"{constant.Type}:{constant.Text}",
            FunctionCall { Filter: null, OrderBy.Count: 0 } call => $"{call.Name}{(call.IsDistinct ? " distinct" : "")}({List(call.Arguments)})",
            OperatorExpression call => $"{call.Name}({List(call.Arguments)})",
            ComparisonExpression comparison => $"{comparison.Name}({Of(comparison.Left)},{Of(comparison.Right)})",
            ConjunctionExpression conjunction => $"{(conjunction.IsAnd ? "AND" : "OR")}({List(conjunction.Terms)})",
            CastExpression cast => $"{(cast.IsTry ? "TRY_CAST" : "CAST")}({Of(cast.Argument)} as {cast.Type})",
            BetweenExpression between => $"BETWEEN({List([between.Input, between.Lower, between.Upper])})",
            CaseExpression @case => $"CASE({List(@case.Children)})",
            _ => Identity("@", expression),
        };
    }

    private static string List(IEnumerable<SqlExpression> expressions) => string.Join(',', expressions.Select(Of));

    private static string Identity(string sign, object item) => sign + Identities.Of(item).ToString(CultureInfo.InvariantCulture);
}
