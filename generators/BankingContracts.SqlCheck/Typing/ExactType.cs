using System.Globalization;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>What kind of values an expression has, as far as texts for the engines depend on it.</summary>
internal enum ExactKind
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The literal NULL.</summary>
    Null,
    Boolean,

    /// <summary>Whole numbers; the precision is the number of their digits.</summary>
    Whole,
    Decimal,
    Float,
    Double,
    Text,
    Date,
    Timestamp,
    Interval,
}

/// <summary>A type with its digits.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Precision">The digits of a number that is exact; otherwise 0.</param>
/// <param name="Scale">The digits after its point.</param>
internal readonly record struct ExactType(ExactKind Kind, int Precision = 0, int Scale = 0)
{
    /// <summary>The most digits that a decimal has on both engines.</summary>
    public const int MostDigits = 38;

    /// <summary>The most digits of a decimal that DuckDB stores in 64 bits.</summary>
    public const int SmallDigits = 18;

    /// <summary>Whether it is a number that is exact.</summary>
    public bool IsExact => Kind is ExactKind.Whole or ExactKind.Decimal;

    /// <summary>Whether it is a floating point number.</summary>
    public bool IsFloating => Kind is ExactKind.Float or ExactKind.Double;

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => IsExact || IsFloating;

    /// <summary>The digits before the point.</summary>
    public int Whole => Precision - Scale;

    /// <summary>A decimal of these digits.</summary>
    public static ExactType Decimal(int precision, int scale) => new(ExactKind.Decimal, precision, scale);

    /// <summary>The type that the engine writes as <paramref name="name"/>.</summary>
    public static ExactType Parse(string name)
    {
        if (name.StartsWith("DECIMAL(", StringComparison.Ordinal) && name[8..^1].Split(',') is [var precision, var scale])
            return Decimal(int.Parse(precision, CultureInfo.InvariantCulture), int.Parse(scale, CultureInfo.InvariantCulture));
        return EngineTypes.Find(name) switch
        {
            { IsWhole: true } whole => new(ExactKind.Whole, Math.Min(whole.Digits, MostDigits)),
            { Name: "DOUBLE" } => new(ExactKind.Double),
            { IsFloating: true } => new(ExactKind.Float),
            { Family: TypeFamily.Boolean } => new(ExactKind.Boolean),
            { Family: TypeFamily.Text } => new(ExactKind.Text),
            { Family: TypeFamily.Date } => new(ExactKind.Date),
            { Family: TypeFamily.Timestamp } => new(ExactKind.Timestamp),
            { Family: TypeFamily.Interval } => new(ExactKind.Interval),
            { Family: TypeFamily.Null } => new(ExactKind.Null),
            _ => default,
        };
    }
}
