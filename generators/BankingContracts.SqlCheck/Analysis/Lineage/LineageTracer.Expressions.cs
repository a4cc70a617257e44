using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Lineage;

internal sealed partial class LineageTracer
{
    /// <summary>The sources of an expression's value. Tables that its subqueries read are added to <paramref name="tables"/>.</summary>
    private HashSet<ColumnSource> Sources(SqlExpression expression, HashSet<string> tables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            BoundColumnExpression column => [.. _columns.GetValueOrDefault(column.Column) ?? new HashSet<ColumnSource>()],
            FunctionCall call when isAggregate(call.Name) => Aggregated(call, tables),
            WindowExpression window => Windowed(window, tables),
            BoundSubquery sub => OfSubquery(sub, tables),
            _ => Below(expression.Children, LineageKind.Expression, tables),
        };
    }

    private HashSet<ColumnSource> Aggregated(FunctionCall call, HashSet<string> tables) =>
    [
        .. call.Arguments.Count == 0 && call.Name is "count" or "count_star" ? tables.Select(static t => new ColumnSource(t, "*", LineageKind.Aggregate)) : [],
        .. Below(call.Arguments, LineageKind.Aggregate, tables),
        .. Below([.. call.OrderBy.Select(static o => o.Expression), .. Optional.Of(call.Filter)], LineageKind.Filter, tables),
    ];

    private HashSet<ColumnSource> Windowed(WindowExpression window, HashSet<string> tables) =>
    [
        .. Below([.. window.Arguments, .. Optional.Of(window.Default)], LineageKind.Aggregate, tables),
        .. Below(window.Children.Except([.. window.Arguments, .. Optional.Of(window.Default)], ReferenceEqualityComparer.Instance).Cast<SqlExpression>(), LineageKind.Filter, tables),
    ];

    private HashSet<ColumnSource> OfSubquery(BoundSubquery sub, HashSet<string> tables)
    {
        var lineage = Trace(sub.Query);
        tables.UnionWith(lineage.Tables);
        // EXISTS needs only rows; the columns of the subquery do not matter.
        var values = sub.Kind.Contains("EXISTS", StringComparison.Ordinal) ? [] : lineage.Columns.SelectMany(static c => c);
        return
        [
            .. values.Select(static s => Weaken(s, LineageKind.Expression)),
            .. lineage.Filters.Select(static f => new ColumnSource(f.Table, f.Column, LineageKind.Filter)),
            .. Below(sub.Children, LineageKind.Expression, tables),
        ];
    }

    private HashSet<ColumnSource> Below(IEnumerable<SqlExpression> parts, LineageKind kind, HashSet<string> tables) =>
        [.. parts.SelectMany(p => Sources(p, tables)).Select(s => Weaken(s, kind))];

    /// <summary>
    /// The source with the weaker of two kinds. A copy inside an expression is a part of it, and everything inside an aggregate is
    /// aggregated.
    /// </summary>
    private static ColumnSource Weaken(ColumnSource source, LineageKind kind) => source.Kind < kind ? source with { Kind = kind } : source;
}
