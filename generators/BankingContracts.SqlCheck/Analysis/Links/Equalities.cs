using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>Columns that the top-level terms of a condition make equal, without a cast of either column.</summary>
internal sealed class Equalities
{
    private readonly Dictionary<BoundColumn, HashSet<BoundColumn>> _classes = [];

    public Equalities(SqlExpression? condition)
    {
        foreach (var term in QueryWalk.Terms(condition))
        {
            if (term is ComparisonExpression { Name: "COMPARE_EQUAL", Left: BoundColumnExpression left, Right: BoundColumnExpression right }
                && left.Column.Type == right.Column.Type
                && left.Column.Type.Length > 0)
            {
                Unite(left.Column, right.Column);
            }
        }
    }

    /// <summary>The column and those equal to it.</summary>
    public IEnumerable<BoundColumn> Of(BoundColumn column) => _classes.GetValueOrDefault(column) ?? [column];

    private void Unite(BoundColumn left, BoundColumn right)
    {
        HashSet<BoundColumn> united = [.. Of(left), .. Of(right)];
        foreach (var column in united)
            _classes[column] = united;
    }
}
