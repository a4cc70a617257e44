using System.Text.RegularExpressions;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>
/// A limit of the engine: full, semi, anti and positional joins in a correlated subquery run over tables and views, but not over CTEs
/// ("Unsupported join type for flattening correlated subquery").
/// </summary>
internal static partial class Flattening
{
    /// <summary>Whether <paramref name="sql"/> may fail when CTEs replace the models that it reads; when in doubt, it may.</summary>
    public static bool MayFail(string sql) => Joins().IsMatch(sql) && Subqueries().IsMatch(sql);

    [GeneratedRegex(@"\b(full|semi|anti|positional)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joins();

    [GeneratedRegex(@"\(\s*(select|from|with)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subqueries();
}
