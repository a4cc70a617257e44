using BankingContracts.SqlCheck.DuckDb;
using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private const string Decimal = "write for example decimal(18, 2)";

    private static IReadOnlyList<EngineMessage> Types =>
    [
        new("Cannot mix values of type (.+?) and (.+?) in (.+?) (?:expression|operator|clause)", m => $"{Mixer(m)} mixes {Type(m[1])} with {Type(m[2])}; cast one of them to the other's type"),
        new("Cannot compare values of type (.+?) and (?:type )?(.+?) ", m => $"{Type(m[1])} is compared with {Type(m[2])}; cast one of them to the other's type"),
        new("Cannot combine types of (.+?) and (.+?) ", m => $"{Type(m[1])} is mixed with {Type(m[2])}; cast one of them to the other's type"),
        new("Cannot combine types (.+?) and (.+?) ", m => $"a column of VALUES has {Type(m[1])} and {Type(m[2])}; cast one of them to the other's type", (t, _) => Last(t, "values")),
        new("(?:Failed to cast value: )?Could not convert string '(.*)' to (\\w+)", m => $"'{m[1]}' is not a valid {Type(m[2])}; correct it"),
        new("Type \\w+ with value .+? can't be cast because the value is out of range", static m => $"the number {m.Word} is too large here; write a smaller one"),
        new("Type STRUCT.* does not match with STRUCT", "the two sides have different numbers of values; write the same number on both sides"),
        new("Unimplemented type for cast \\(.+? -> BIGINT\\)", "LIMIT and OFFSET need a number; write digits", (t, _) => OddLimit(t)),
        new("DECIMAL type width", "a decimal has from 1 to 38 digits; " + Decimal, (t, _) => WrongDecimal(t)),
        new("DECIMAL type scale", "a decimal has no more decimals than digits; write the digits first, for example decimal(18, 2)", (t, _) => WrongDecimal(t)),
        new("DECIMAL type can take at most two", "a decimal type has two numbers at most; " + Decimal, (t, _) => WrongDecimal(t)),
        new("Expected a constant as type modifier", "the digits of a type must be numbers; " + Decimal, (t, _) => WrongDecimal(t)),
        new("TIMESTAMP only supports until", "a timestamp cannot have so many digits; write timestamp", (t, _) => First(t, "timestamp")),
        new("(\\w+) TO (\\w+) is not supported", "an interval has one unit here; write for example interval 5 day", (t, _) => First(t, "interval")),
    ];

    /// <summary>The functions whose calls can have <paramref name="error"/>. The engine gives no place for it. Empty for other errors.</summary>
    public static IReadOnlyList<string> CallsOf(EngineError error) => error.Sentence switch
    {
        var s when s.StartsWith("Cannot mix values", StringComparison.Ordinal) && s.Contains("COALESCE", StringComparison.Ordinal) => ["coalesce", "ifnull"],
        var s when s.StartsWith("Cannot mix values", StringComparison.Ordinal) && s.Contains("CASE", StringComparison.Ordinal) => ["if"],
        var s when s.StartsWith("Cannot combine types of", StringComparison.Ordinal) => ["greatest", "least"],
        _ => [],
    };

    // For these functions, the engine's message has the keyword with the same meaning.
    private static string Mixer(MessageAt message) => message.Word.ToLowerInvariant() is "if" or "ifnull" ? message.Word.ToUpperInvariant() : message[3];
}
