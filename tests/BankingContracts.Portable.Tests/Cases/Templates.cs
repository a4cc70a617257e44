using System.Text.RegularExpressions;
using BankingContracts.Portable.Tests.Engines;

namespace BankingContracts.Portable.Tests.Cases;

/// <summary>Makes many queries of one expression: {N} stands for each column with numbers, {T} for each with texts, and so on.</summary>
internal static partial class Templates
{
    private static readonly Dictionary<string, string[]> Sets = new(StringComparer.Ordinal)
    {
        ["I"] = ["n", "s", "b"],
        ["E"] = ["a", "r", "w", "h"],
        ["F"] = ["x", "y"],
        ["N"] = ["n", "s", "b", "a", "r", "w", "h", "x"],
        ["M"] = ["n", "s", "b", "a", "r", "x"],
        ["K"] = ["k"],
        ["T"] = ["t", "u"],
        ["D"] = ["d", "e"],
        ["S"] = ["ts"],
        ["Z"] = ["d", "ts"],
        ["B"] = ["f", "g"],
        ["V"] = ["n", "a", "w", "x", "t", "d", "ts", "f"],
    };

    /// <summary>The expressions that a template stands for. The same place may stand for several columns: {N} and {N2} are independent.</summary>
    public static IEnumerable<string> Expressions(string template)
    {
        if (Place().Match(template) is not { Success: true } place)
            return [template];
        return Sets[place.Groups[1].Value].SelectMany(column => Expressions(template.Replace(place.Value, column, StringComparison.Ordinal)));
    }

    /// <summary>A query of one row for each hard row.</summary>
    public static string OfRows(string expression) => $"select id, {expression} as v from {HardRows.Table}";

    /// <summary>A query of one row for each group: the aggregate over a part of the rows, over none, and over one.</summary>
    public static string OfGroups(string expression) => $"select k as id, {expression} as v from {HardRows.Table} where k is not null group by k";

    /// <summary>A query of one row, over no rows.</summary>
    public static string OfNone(string expression) => $"select 1 as id, {expression} as v from {HardRows.Table} where id < 0";

    [GeneratedRegex(@"\{([A-Z])\d?\}")]
    private static partial Regex Place();
}
