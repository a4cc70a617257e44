using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.OpenEnds;

internal sealed partial class OpenEndFinder
{
    private void Examine(SqlExpression expression)
    {
        foreach (var part in expression.Descendants())
        {
            switch (part)
            {
                case OperatorExpression { Name: "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL", Arguments: [var tested] } test:
                    Add(tested, test.Name == "OPERATOR_IS_NULL");
                    break;
                case ComparisonExpression { Name: "COMPARE_DISTINCT_FROM" or "COMPARE_NOT_DISTINCT_FROM" } comparison:
                    Compare(comparison.Left, comparison.Right, comparison.Name == "COMPARE_NOT_DISTINCT_FROM");
                    Compare(comparison.Right, comparison.Left, comparison.Name == "COMPARE_NOT_DISTINCT_FROM");
                    break;
                case BoundSubquery sub:
                    Find(sub.Query);
                    break;
            }
        }
    }

    private void Compare(SqlExpression tested, SqlExpression other, bool isSame)
    {
        if (other is ConstantExpression { IsNull: true } or CastExpression { Argument: ConstantExpression { IsNull: true } })
            Add(tested, isSame);
    }

    private void Add(SqlExpression tested, bool isNull)
    {
        if (EndOf(tested) is null)
            return;
        // If the column is inside a cast, the remedy compares the column, not the cast.
        foreach (var column in tested.Descendants().OfType<BoundColumnExpression>())
            _tests.Add(new OpenEndTest(_ends[column.Column], isNull, column.Location));
    }

    /// <summary>The value that a column, or its date or time, has instead of NULL.</summary>
    private OpenVersionEnd? EndOf(SqlExpression expression) => expression switch
    {
        BoundColumnExpression column => _ends.GetValueOrDefault(column.Column),
        CastExpression { IsTry: false, Type: "TIMESTAMP" } cast => EndOf(cast.Argument),
        CastExpression { IsTry: false, Type: "DATE" } cast => EndOf(cast.Argument) is { } end ? end with { IsDate = true, Instant = end.Instant.Date } : null,
        _ => null,
    };
}
