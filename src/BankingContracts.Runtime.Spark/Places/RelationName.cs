using System.Globalization;
using System.Text;

namespace BankingContracts.Runtime.Spark.Places;

/// <summary>Names of working relations that fit every folder and every catalog.</summary>
internal static class RelationName
{
    /// <summary>The name with letters, digits, underscores and hyphens only; no other name gives the same text.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
                text.Append(c);
            else
                text.Append('-').Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append('-');
        }

        return text.ToString();
    }
}
