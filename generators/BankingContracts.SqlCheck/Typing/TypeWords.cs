namespace BankingContracts.SqlCheck.Typing;

/// <summary>The engine's types in the words of contracts.</summary>
internal static class TypeWords
{
    /// <summary>The type in small letters, as contracts and casts write it.</summary>
    public static string Of(string engineType) => engineType.ToLowerInvariant();

    /// <summary>Whether it is a type of numbers.</summary>
    public static bool IsNumber(string engineType) => Typing.Families.Of(engineType) == Typing.TypeFamily.Number;
}
