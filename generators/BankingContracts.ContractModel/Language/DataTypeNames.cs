using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Language;

/// <summary>The names of data types.</summary>
public static class DataTypeNames
{
    private const int MaximumPrecision = 38;

    private static readonly IReadOnlyList<DataTypeRow> Known = [.. DataTypes.All.Where(static r => r.Kind != DataTypeKind.Unknown)];

    private static readonly Dictionary<string, DataTypeKind> Simple = Named(hasScale: false);

    private static readonly Dictionary<string, DataTypeKind> Scaled = Named(hasScale: true);

    private static readonly Dictionary<string, string> Foreign =
        Known.SelectMany(static r => r.Foreign).ToDictionary(static f => f.Name, static f => f.Instead, StringComparer.Ordinal);

    private static readonly Regex ScaledPattern = new(
        @"\A(" + string.Join("|", Scaled.Keys) + @")\s*\(\s*([0-9]{1,9})\s*,\s*([0-9]{1,9})\s*\)\z", RegexOptions.CultureInvariant);

    /// <summary>All names without parameters, also the aliases.</summary>
    public static IReadOnlyCollection<string> SimpleNames => Simple.Keys;

    /// <summary>The type called <paramref name="text"/>; <see cref="DataType.Unknown"/> when there is none.</summary>
    public static DataType Find(string text)
    {
        if (Simple.TryGetValue(text, out var kind))
            return new DataType(kind);
        if (ScaledPattern.Match(text) is not { Success: true } match)
            return DataType.Unknown;
        var precision = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        var scale = int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture);
        return precision is >= 1 and <= MaximumPrecision && scale <= precision
            ? new DataType(Scaled[match.Groups[1].Value], precision, scale)
            : DataType.Unknown;
    }

    /// <summary>What to write instead of <paramref name="text"/>, which is not a type.</summary>
    public static string Remedy(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        var parenthesis = lower.IndexOf('(');
        var name = (parenthesis < 0 ? lower : lower.Substring(0, parenthesis)).Trim();
        if (Scaled.ContainsKey(name))
        {
            if (parenthesis > 0 && !lower.EndsWith(")", StringComparison.Ordinal))
                return "put it in quotes, because a comma inside '{ }' separates keys";
            return Find(lower) != DataType.Unknown
                ? "write it in lower case"
                : "write '" + name + "(precision,scale)' with a precision of 1 to 38 and a scale of 0 to the precision";
        }

        var near = Simple.ContainsKey(name) ? name
            : Foreign.TryGetValue(name, out var known) ? known
            : NearName.Find(name, Simple.Keys.Concat(Scaled.Keys));
        return near switch
        {
            null => "the types are " + Listed(),
            _ when Scaled.ContainsKey(near) => "did you mean '" + near + "(18,2)'?",
            _ => "did you mean '" + near + "'?",
        };
    }

    private static Dictionary<string, DataTypeKind> Named(bool hasScale) => Known
        .Where(r => r.HasScale == hasScale)
        .SelectMany(static r => r.Aliases.Prepend(r.Name), static (row, name) => (row.Kind, Name: name))
        .ToDictionary(static n => n.Name, static n => n.Kind, StringComparer.Ordinal);

    private static string Listed()
    {
        var names = Known.Select(static r => r.HasScale ? r.Name + "(p,s)" : r.Name).ToList();
        return string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
    }
}
