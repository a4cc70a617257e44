using System.Text.RegularExpressions;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>The SQL of an audit, in a form to paste into <c>query</c>.</summary>
internal static partial class FailingRowsQuery
{
    private const int LongestShown = 400;

    /// <summary>The SELECT on one line; null when it is long or has comments and so does not fit on one line.</summary>
    /// <param name="sql">The text, as the engine understands it.</param>
    public static string? OneLine(string sql)
    {
        if (sql.Contains("--", StringComparison.Ordinal))
            return null;
        var line = LineBreak().Replace(sql.Trim(), " ");
        return line.Length <= LongestShown ? line : null;
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}
