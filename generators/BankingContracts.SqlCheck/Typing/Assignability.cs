using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>The types of the engine that fit a contract's type without loss.</summary>
internal static partial class Assignability
{
    /// <summary>Whether every value of <paramref name="engineType"/> is also a value of <paramref name="type"/>.</summary>
    public static bool Fits(string engineType, DataType type)
    {
        if (type.Kind == DataTypeKind.Unknown)
            return true;
        var from = EngineTypes.Find(engineType);
        if (DataTypes.Of(type).HasScale)
        {
            var whole = type.Precision - type.Scale;
            return Digits(engineType) is { } digits ? digits.Scale <= type.Scale && digits.Precision - digits.Scale <= whole : from is { IsWhole: true } && from.Digits <= whole;
        }

        return from is { IsWhole: true } ? EngineTypes.Of(type.Kind).Holds(from) : from?.Contract == type.Kind;
    }

    /// <summary>The type as contracts write it; null if contracts have no equal type.</summary>
    public static DataType? InContract(string engineType)
    {
        if (EngineTypes.Find(engineType) is not { Contract: { } kind })
            return null;
        if (!DataTypes.Of(kind).HasScale)
            return new DataType(kind);
        return Digits(engineType) is { } digits ? new DataType(kind, digits.Precision, digits.Scale) : null;
    }

    private static (int Precision, int Scale)? Digits(string engineType) => TypeWithDigits().Match(engineType) is { Success: true } match
        ? (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^\w+\((\d+),(\d+)\)$")]
    private static partial Regex TypeWithDigits();
}
