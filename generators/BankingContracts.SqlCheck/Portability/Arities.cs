namespace BankingContracts.SqlCheck.Portability;

/// <summary>How many arguments a function has on both engines. Only functions for which DuckDB also allows other numbers are in this table.</summary>
internal static class Arities
{
    private const string TrimClause = "write trim(both 'x' from value)";

    private static readonly Dictionary<string, (int Least, int Most, string Instead)> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trim"] = (1, 1, TrimClause),
        ["ltrim"] = (1, 1, "write trim(leading 'x' from value)"),
        ["rtrim"] = (1, 1, "write trim(trailing 'x' from value)"),
        ["count"] = (1, 1, "write count(*)"),
        ["greatest"] = (2, int.MaxValue, "give it two arguments or more"),
        ["least"] = (2, int.MaxValue, "give it two arguments or more"),
        ["max"] = (1, 1, "give it one argument"),
        ["min"] = (1, 1, "give it one argument"),
        ["make_date"] = (3, 3, "write make_date(year, month, day)"),
        ["make_timestamp"] = (6, 6, "write make_timestamp(year, month, day, hour, minute, second)"),
        ["regexp_extract"] = (3, 3, "name the group, because the default is 0 on DuckDB and 1 on Spark SQL: regexp_extract(value, pattern, 0)"),
        ["average"] = (2, 2, "write average(value, digits)"),
        ["ratio"] = (3, 3, "write ratio(numerator, denominator, digits)"),
        ["round_half_up"] = (2, 2, "write round_half_up(value, digits)"),
        ["round"] = (1, 2, "give it a value and a number of digits"),
    };

    /// <summary>What to write instead of <paramref name="function"/> with this number of arguments; null if both engines allow it.</summary>
    public static string? Instead(string function, int arguments) =>
        Limits.TryGetValue(function, out var limit) && (arguments < limit.Least || arguments > limit.Most) ? limit.Instead : null;
}
