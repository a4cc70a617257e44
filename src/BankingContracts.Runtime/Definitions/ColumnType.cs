using System.Globalization;

namespace BankingContracts.Runtime.Definitions;

/// <summary>A column's type.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Precision">Total digits of a decimal, else 0.</param>
/// <param name="Scale">Digits after the point of a decimal, else 0.</param>
public readonly record struct ColumnType(ColumnKind Kind, int Precision = 0, int Scale = 0)
{
    private static readonly ColumnKind[] Numbers = [ColumnKind.SmallInt, ColumnKind.Integer, ColumnKind.BigInt, ColumnKind.Decimal, ColumnKind.Double];
    private static readonly ColumnKind[] Times = [ColumnKind.Date, ColumnKind.Timestamp];

    /// <summary>The type that <see cref="ToString"/> wrote.</summary>
    public static ColumnType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('(', ',', ')') is not [var name, var precision, var scale, ""])
            return new(Enum.Parse<ColumnKind>(text, ignoreCase: true));
        return new(Enum.Parse<ColumnKind>(name, ignoreCase: true), int.Parse(precision, CultureInfo.InvariantCulture), int.Parse(scale, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether some values of this type are values of <paramref name="other"/>, too. Every value has a text.</summary>
    public bool CanBecome(ColumnType other) =>
        Kind == other.Kind || Kind == ColumnKind.Varchar || other.Kind == ColumnKind.Varchar
        || (Numbers.Contains(Kind) && Numbers.Contains(other.Kind)) || (Times.Contains(Kind) && Times.Contains(other.Kind));

    /// <summary>Whether every value of <paramref name="other"/> is a value of this type.</summary>
    public bool Holds(ColumnType other) => this == other || Kind switch
    {
        ColumnKind.Varchar => true,
        ColumnKind.Decimal when other.Kind == ColumnKind.Decimal => Scale >= other.Scale && Precision - Scale >= other.Precision - other.Scale,
        ColumnKind.Decimal => DigitsOf(other.Kind) is { } digits && Precision - Scale >= digits,
        ColumnKind.Integer => other.Kind == ColumnKind.SmallInt,
        ColumnKind.BigInt => other.Kind is ColumnKind.SmallInt or ColumnKind.Integer,
        ColumnKind.Double => other.Kind is ColumnKind.SmallInt or ColumnKind.Integer,
        ColumnKind.Timestamp => other.Kind == ColumnKind.Date,
        ColumnKind.Boolean or ColumnKind.SmallInt or ColumnKind.Date => false,
        _ => throw new InvalidOperationException($"{Kind} is no known kind of type."),
    };

    private static int? DigitsOf(ColumnKind kind) => kind switch
    {
        ColumnKind.SmallInt => 5,
        ColumnKind.Integer => 10,
        ColumnKind.BigInt => 19,
        _ => null,
    };

    /// <summary>The type as contracts write it.</summary>
    public override string ToString() => Kind == ColumnKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})")
        : Kind.ToString().ToLowerInvariant();
}
