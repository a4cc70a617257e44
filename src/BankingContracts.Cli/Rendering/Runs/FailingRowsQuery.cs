using System.Text.RegularExpressions;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>The SQL of an audit, in a form to paste into <c>query</c>.</summary>
internal static partial class FailingRowsQuery
{
    private const int LongestShown = 400;

    /// <summary>The SELECT on one line; null when it is long or has comments and so does not fit on one line.</summary>
    public static string? OneLine(AuditDefinition audit, DateTime runAt)
    {
        var sql = audit.FailingRows.DuckDb.Trim();
        if (sql.Contains("--", StringComparison.Ordinal))
            return null;
        var line = LineBreak().Replace(sql, " ").Replace("$run_at", $"timestamp '{DisplayText.Timestamp(runAt)}'", StringComparison.Ordinal);
        return line.Length <= LongestShown ? line : null;
    }

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}
