namespace BankingContracts.SqlCheck.Portability;

/// <summary>What to write instead of a constant that does not fit its type.</summary>
internal static class ConstantRemedies
{
    private static readonly (string Part, string Remedy)[] Patterns =
    [
        ("missing ]", "close the bracket '['"),
        ("missing )", "close the bracket '('"),
        ("unexpected )", "open a bracket before ')', or write [)] for the character"),
        ("repetition operator", "write a character or a group before '*', '+' or '?', or [*] for the character"),
        ("perl operator", "remove the part that starts with '(?', because not all engines have it"),
        ("escape", "write the character in square brackets: [.]"),
        ("trailing", "write the character in square brackets: [.]"),
        ("class range", "write the smaller character of a range first: [0-9]"),
        ("repetition size", "write the smaller number of repetitions first, and at most 1000: {1,3}"),
    ];

    /// <summary>What to write instead of a constant that cannot be cast to <paramref name="type"/>. The type has the engine's name.</summary>
    public static string OfCast(string type, bool isText) => type switch
    {
        "DATE" => "write a date that exists: date 'yyyy-MM-dd'",
        "TIMESTAMP" => "write a date and a time that exist: timestamp 'yyyy-MM-dd HH:mm:ss'",
        "BOOLEAN" => "write true or false",
        _ when isText => "write digits, or null",
        _ => "write a number that fits, or cast to a wider type",
    };

    /// <summary>What to write instead of constants that <paramref name="function"/> refuses.</summary>
    public static string OfCall(string function) => function.ToLowerInvariant() switch
    {
        "make_date" => "write the year, month and day of a date that exists",
        "make_timestamp" => "write the year, month, day, hour, minute and second of a time that exists",
        "chr" => "write the number of a character, from 1 to 255",
        _ => "write arguments for which the function has a result",
    };

    /// <summary>What to write instead of a regular expression for which the engine gives the error <paramref name="fault"/>.</summary>
    public static string OfPattern(string fault) =>
        Patterns.FirstOrDefault(p => fault.Contains(p.Part, StringComparison.Ordinal)).Remedy ?? "write a pattern that both engines read";
}
