using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Language;

/// <summary>The names of data types.</summary>
public static class DataTypeNames
{
    private const int MaximumPrecision = 38;

    private static readonly Dictionary<string, DataTypeKind> Simple = new(StringComparer.Ordinal)
    {
        ["varchar"] = DataTypeKind.Varchar,
        ["boolean"] = DataTypeKind.Boolean,
        ["smallint"] = DataTypeKind.SmallInt,
        ["integer"] = DataTypeKind.Integer,
        ["bigint"] = DataTypeKind.BigInt,
        ["double"] = DataTypeKind.Double,
        ["date"] = DataTypeKind.Date,
        ["timestamp"] = DataTypeKind.Timestamp,
        ["string"] = DataTypeKind.Varchar,
        ["text"] = DataTypeKind.Varchar,
        ["int"] = DataTypeKind.Integer,
        ["long"] = DataTypeKind.BigInt,
        ["bool"] = DataTypeKind.Boolean,
    };

    // The names of the types in other systems. They are suggested, not accepted, so that all contracts use the same names.
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["char"] = "varchar",
        ["character"] = "varchar",
        ["nvarchar"] = "varchar",
        ["uuid"] = "varchar",
        ["tinyint"] = "smallint",
        ["int16"] = "smallint",
        ["int32"] = "integer",
        ["int64"] = "bigint",
        ["hugeint"] = "decimal(38,0)",
        ["float"] = "double",
        ["float64"] = "double",
        ["real"] = "double",
        ["number"] = "decimal(18,2)",
        ["money"] = "decimal(18,2)",
        ["datetime"] = "timestamp",
        ["timestamptz"] = "timestamp",
        ["timestamp_ntz"] = "timestamp",
    };

    private static readonly Regex DecimalPattern = new(
        @"\A(?:decimal|numeric)\s*\(\s*([0-9]{1,9})\s*,\s*([0-9]{1,9})\s*\)\z", RegexOptions.CultureInvariant);

    /// <summary>All names without parameters, also the aliases.</summary>
    public static IReadOnlyCollection<string> SimpleNames => Simple.Keys;

    /// <summary>The type called <paramref name="text"/>; <see cref="DataType.Unknown"/> when there is none.</summary>
    public static DataType Find(string text)
    {
        if (Simple.TryGetValue(text, out var kind))
            return new DataType(kind);
        if (DecimalPattern.Match(text) is not { Success: true } match)
            return DataType.Unknown;
        var precision = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var scale = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return precision is >= 1 and <= MaximumPrecision && scale <= precision
            ? new DataType(DataTypeKind.Decimal, precision, scale)
            : DataType.Unknown;
    }

    /// <summary>What to write instead of <paramref name="text"/>, which is not a type.</summary>
    public static string Remedy(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        var parenthesis = lower.IndexOf('(');
        var name = (parenthesis < 0 ? lower : lower.Substring(0, parenthesis)).Trim();
        if (name is "decimal" or "numeric")
        {
            if (parenthesis > 0 && !lower.EndsWith(")", StringComparison.Ordinal))
                return "put it in quotes, because a comma inside '{ }' separates keys";
            return Find(lower) != DataType.Unknown
                ? "write it in lower case"
                : "write '" + name + "(precision,scale)' with a precision of 1 to 38 and a scale of 0 to the precision";
        }

        var near = Simple.ContainsKey(name) ? name
            : Foreign.TryGetValue(name, out var known) ? known
            : NearName.Find(name, Simple.Keys.Concat(["decimal", "numeric"]));
        return near switch
        {
            null => "the types are varchar, boolean, smallint, integer, bigint, decimal(p,s), double, date and timestamp",
            "decimal" or "numeric" => "did you mean '" + near + "(18,2)'?",
            _ => "did you mean '" + near + "'?",
        };
    }
}
