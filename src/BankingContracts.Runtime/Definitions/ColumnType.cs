using System.Globalization;

namespace BankingContracts.Runtime.Definitions;

/// <summary>A column's type.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Precision">Total digits of a decimal, else 0.</param>
/// <param name="Scale">Digits after the point of a decimal, else 0.</param>
public readonly record struct ColumnType(ColumnKind Kind, int Precision = 0, int Scale = 0)
{
    /// <summary>The type as contracts write it.</summary>
    public override string ToString() => Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})")
        : Kind.ToString().ToLowerInvariant();
}
