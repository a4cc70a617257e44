namespace BankingContracts.SqlCheck.Typing;

/// <summary>Says what families of types there are, and which of them can be compared or mixed.</summary>
internal static class Families
{
    /// <summary>The text for the type of a number whose digits are not known.</summary>
    public const string AnyNumber = "NUMBER";

    /// <summary>The family of a type as the engine writes it.</summary>
    public static TypeFamily Of(string type) => EngineTypes.Find(type)?.Family ?? TypeFamily.Unknown;

    /// <summary>A type of <paramref name="family"/> as the engine writes it, if only the family is known; empty if the family has no type.</summary>
    public static string WidestOf(TypeFamily family) => family switch
    {
        TypeFamily.Boolean => "BOOLEAN",
        TypeFamily.Number => AnyNumber,
        TypeFamily.Text => "VARCHAR",
        TypeFamily.Date => "DATE",
        TypeFamily.Timestamp => "TIMESTAMP",
        TypeFamily.Interval => "INTERVAL",
        TypeFamily.Unknown or TypeFamily.Null or TypeFamily.Row => "",
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    /// <summary>Whether values of both families can be compared, or be in one column.</summary>
    public static bool Agree(TypeFamily left, TypeFamily right) =>
        left == right || IsAny(left) || IsAny(right) || (IsTime(left) && IsTime(right));

    /// <summary>The family of a value that comes from one of two families.</summary>
    public static TypeFamily Common(TypeFamily left, TypeFamily right) => (left, right) switch
    {
        (TypeFamily.Null, _) => right,
        (_, TypeFamily.Null) => left,
        _ when left == right => left,
        _ => IsTime(left) && IsTime(right) ? TypeFamily.Timestamp : TypeFamily.Unknown,
    };

    /// <summary>A date or a timestamp.</summary>
    public static bool IsTime(TypeFamily family) => family is TypeFamily.Date or TypeFamily.Timestamp;

    private static bool IsAny(TypeFamily family) => family is TypeFamily.Unknown or TypeFamily.Null;
}
