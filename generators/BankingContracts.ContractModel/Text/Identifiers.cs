using System.Text;

namespace BankingContracts.ContractModel.Text;

/// <summary>Turns contract names into C# identifiers.</summary>
public static class Identifiers
{
    /// <summary>
    /// Turns <c>account_summary</c> into <c>AccountSummary</c>. Every character that is not a letter or a digit separates words. A name that
    /// would start with a digit gets an underscore before it, so the result is always a valid identifier. An underscore at the start stays,
    /// because <c>_file</c>, which the pipeline adds, is another column than <c>file</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        var startsWord = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                if (result.Length == 0 && c == '_')
                    result.Append('_');
                startsWord = true;
                continue;
            }

            if (result.Length == 0 && !char.IsLetter(c))
                result.Append('_');
            result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return result.Length == 0 ? "_" : result.ToString();
    }
}
