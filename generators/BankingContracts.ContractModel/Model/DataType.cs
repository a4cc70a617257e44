using System.Globalization;

namespace BankingContracts.ContractModel.Model;

/// <summary>A column's logical type.</summary>
/// <param name="Kind">The family of the type.</param>
/// <param name="Precision">Total digits of a decimal (1 to 38), else 0.</param>
/// <param name="Scale">Digits after the point of a decimal, else 0.</param>
public readonly record struct DataType(DataTypeKind Kind, int Precision = 0, int Scale = 0)
{
    /// <summary>A type that the reader did not understand; rules report nothing about it.</summary>
    public static DataType Unknown => default;

    /// <summary>The type as contracts write it, for example <c>decimal(18,2)</c>.</summary>
    public override string ToString() => Kind == DataTypeKind.Decimal
        ? string.Format(CultureInfo.InvariantCulture, "decimal({0},{1})", Precision, Scale)
        : Kind.ToString().ToLowerInvariant();
}
