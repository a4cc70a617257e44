using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>
/// Finds finite dates and timestamps. The dates and timestamps of contracts are finite, because staging parses them strictly. Infinite ones
/// come only from casts from text.
/// </summary>
internal sealed partial class NullabilityProver
{
    private readonly HashSet<BoundColumn> _infinite = [];

    private bool IsFinite(SqlExpression expression) => expression switch
    {
        BoundColumnExpression column => !_infinite.Contains(column.Column),
        ConstantExpression constant => !constant.Text.Contains("inf", StringComparison.OrdinalIgnoreCase),
        CastExpression cast when !IsTemporal(types.Of(cast)) => true,
        CastExpression cast => (cast.Argument is ConstantExpression || IsTemporal(types.Of(cast.Argument))) && IsFinite(cast.Argument),
        BoundSubquery sub => Finite(sub.Query).All(static f => f),
        _ => expression.Children.All(IsFinite),
    };

    /// <summary>Whether each output column of a query is finite. The relations of the query must already be added.</summary>
    private List<bool> Finite(BoundQuery query) => query switch
    {
        BoundSelect select => [.. select.Expressions.Select(IsFinite)],
        BoundSet set => Finite(set, Finite(set.Left), Finite(set.Right)),
        BoundRecursive => [.. query.Outputs.Select(static _ => false)],
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "no such query"),
    };

    private static List<bool> Finite(BoundSet set, List<bool> left, List<bool> right) =>
        [.. set.Outputs.Select((_, i) => (set.LeftPositions[i] < 0 || left[set.LeftPositions[i]]) && (set.RightPositions[i] < 0 || right[set.RightPositions[i]]))];

    private static bool IsTemporal(string type) => type == "DATE" || type.StartsWith("TIMESTAMP", StringComparison.Ordinal);
}
