using System.Globalization;
using System.Text;

namespace BankingContracts.Runtime.Spark.Literals;

/// <summary>Text literals of Spark SQL, where a backslash begins an escape and <c>${name}</c> would be replaced by a variable.</summary>
internal static class SparkText
{
    /// <summary>The literal of a text.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('\'');
        for (var i = 0; i < value.Length; i++)
        {
            _ = value[i] switch
            {
                '\'' => text.Append(@"\'"),
                '\\' => text.Append(@"\\"),
                '$' when i + 1 < value.Length && value[i + 1] == '{' => text.Append(@"\u0024"),
                var c when char.IsControl(c) => text.Append(@"\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                var c => text.Append(c),
            };
        }

        return text.Append('\'').ToString();
    }
}
