using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Language;

/// <summary>
/// The end of open versions, <c>dbt_valid_to_current</c>: a date or timestamp, plain or in one of the SQL forms that dbt's
/// documentation uses: <c>to_date('9999-12-31')</c>, <c>cast('9999-12-31' as timestamp)</c>, <c>'9999-12-31'::timestamp</c>.
/// </summary>
public static class OpenEnd
{
    private static readonly Regex Wrapped = new(
        @"\A(?:[a-z_]+\s*\(?\s*)?'([^']*)'(?:\s*::\s*[a-z]+|\s+as\s+[a-z]+)?\s*\)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The time; null when <paramref name="text"/> is not a time.</summary>
    public static DateTime? Parse(string text)
    {
        var match = Wrapped.Match(text.Trim());
        return TypedText.Timestamp(match.Success ? match.Groups[1].Value : text.Trim());
    }
}
