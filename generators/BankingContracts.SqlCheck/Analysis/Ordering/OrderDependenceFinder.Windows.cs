using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Ordering;

internal sealed partial class OrderDependenceFinder
{
    private void Examine(WindowExpression window, BoundSelect select)
    {
        if (window.Kind == "WINDOW_AGGREGATE" && FloatingPoint(window.Name, window.Arguments) is { } reason)
            Add(OrderDependenceKind.FloatingPoint, window.Name, reason, window.Position());
        if (!DependsOnPlaces(window))
            return;
        var order = window.ArgumentOrder.Count > 0 ? window.ArgumentOrder : window.OrderBy;
        var known = new KnownValues([.. window.Partitions, .. order.Select(static o => o.Expression)], select);
        if (RowIdentity.IsDetermined(select, known) || (LooksAtTies(window) && window.Arguments.All(known.Holds)))
            return;
        Add(OrderDependenceKind.Window, window.Name, order.Count == 0 ? "its window has no ORDER BY" : "rows can be equal in its ORDER BY", window.Position());
    }

    /// <summary>
    /// Whether the result changes if two rows with equal order values change places. It does if the function counts places, or if its frame
    /// does.
    /// </summary>
    private static bool DependsOnPlaces(WindowExpression window) => window.Kind switch
    {
        "WINDOW_RANK" or "WINDOW_RANK_DENSE" or "WINDOW_DENSE_RANK" or "WINDOW_PERCENT_RANK" or "WINDOW_CUME_DIST" => false,
        "WINDOW_AGGREGATE" => OrderSensitive.Contains(window.Name) || FramesByRow(window),
        _ => true,
    };

    private static bool FramesByRow(WindowExpression window) =>
        window.Start.EndsWith("_ROWS", StringComparison.Ordinal) || window.End.EndsWith("_ROWS", StringComparison.Ordinal);

    /// <summary>
    /// Whether the function takes the first or last value of rows with equal order values. This value is always the same if the window's
    /// order fixes it.
    /// </summary>
    private static bool LooksAtTies(WindowExpression window) =>
        (window.Kind == "WINDOW_FIRST_VALUE" && window.Start == "UNBOUNDED_PRECEDING" && window.Exclude is "" or "NO_OTHER")
        || (window.Kind == "WINDOW_LAST_VALUE" && window.End is "UNBOUNDED_FOLLOWING" or "CURRENT_ROW_RANGE" && window.Exclude is "" or "NO_OTHER");
}
