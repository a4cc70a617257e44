using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>The types of the engine that fit a contract's type without loss.</summary>
internal static partial class Assignability
{
    // How many decimal digits and how many bits the magnitude of a value can have.
    private static readonly Dictionary<string, (int Digits, int Bits)> Integers = new(StringComparer.Ordinal)
    {
        ["TINYINT"] = (3, 7),
        ["SMALLINT"] = (5, 15),
        ["INTEGER"] = (10, 31),
        ["BIGINT"] = (19, 63),
        ["HUGEINT"] = (39, 127),
        ["UTINYINT"] = (3, 8),
        ["USMALLINT"] = (5, 16),
        ["UINTEGER"] = (10, 32),
        ["UBIGINT"] = (20, 64),
        ["UHUGEINT"] = (39, 128),
    };

    /// <summary>Whether every value of <paramref name="engineType"/> is also a value of <paramref name="type"/>.</summary>
    public static bool Fits(string engineType, DataType type) => type.Kind switch
    {
        DataTypeKind.Unknown => true,
        DataTypeKind.SmallInt => Bits(engineType) <= 15,
        DataTypeKind.Integer => Bits(engineType) <= 31,
        DataTypeKind.BigInt => Bits(engineType) <= 63,
        DataTypeKind.Decimal when Decimal(engineType) is { } from => from.Scale <= type.Scale && from.Precision - from.Scale <= type.Precision - type.Scale,
        DataTypeKind.Decimal when Integers.TryGetValue(engineType, out var from) => from.Digits <= type.Precision - type.Scale,
        DataTypeKind.Decimal => false,
        // A double has 53 bits of mantissa.
        DataTypeKind.Double => engineType is "DOUBLE" or "FLOAT" || Bits(engineType) <= 53,
        _ => string.Equals(engineType, type.Kind.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The type as contracts write it; null if contracts have no equal type.</summary>
    public static DataType? InContract(string engineType) => engineType switch
    {
        "TINYINT" or "UTINYINT" => new DataType(DataTypeKind.SmallInt),
        "USMALLINT" => new DataType(DataTypeKind.Integer),
        "UINTEGER" => new DataType(DataTypeKind.BigInt),
        "FLOAT" => new DataType(DataTypeKind.Double),
        _ when Decimal(engineType) is { } d => new DataType(DataTypeKind.Decimal, d.Precision, d.Scale),
        _ => Enum.TryParse<DataTypeKind>(engineType, ignoreCase: true, out var kind) && kind != DataTypeKind.Decimal ? new DataType(kind) : null,
    };

    private static int Bits(string engineType) => Integers.TryGetValue(engineType, out var type) ? type.Bits : int.MaxValue;

    private static (int Precision, int Scale)? Decimal(string engineType) => DecimalType().Match(engineType) is { Success: true } match
        ? (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^DECIMAL\((\d+),(\d+)\)$")]
    private static partial Regex DecimalType();
}
