namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>An optional expression as a sequence.</summary>
internal static class Optional
{
    public static IEnumerable<SqlExpression> Of(SqlExpression? expression) => expression is null ? [] : [expression];
}
