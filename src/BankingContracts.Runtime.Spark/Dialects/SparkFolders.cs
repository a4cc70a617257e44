using System.Globalization;
using System.Text;

namespace BankingContracts.Runtime.Spark.Dialects;

/// <summary>Relations that are folders of Parquet files.</summary>
internal static class SparkFolders
{
    private const string Prefix = "parquet.`";

    /// <summary>The relation of a name in a folder.</summary>
    public static string RelationOf(string folder, string name) => $"{Prefix}{folder}/{Encoded(name)}`";

    /// <summary>The folder of a relation.</summary>
    public static string PathOf(string relation) => relation[Prefix.Length..^1];

    /// <summary>The name with letters, digits and underscores only.</summary>
    private static string Encoded(string name)
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
