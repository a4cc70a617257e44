using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>Whether a query returns exactly one row for all data.</summary>
internal static class SingleRow
{
    public static bool IsCertain(BoundQuery query) =>
        query is BoundSelect { Having: null, Qualify: null, IsSampled: false, Modifiers.HasLimit: false } select
        && (select.Grouping == Grouping.Whole || (select is { Grouping: Grouping.None, Where: null } && select.From is EmptyRelation))
        && !select.Expressions.SelectMany(static e => e.Descendants()).Any(static e => e is FunctionCall { Name: "unnest" } or UnknownExpression);
}
