using BankingContracts.Runtime.Faults;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>Says in our words why a value broke a user's SQL, and what to write instead. No text of the engine is passed on, because it contains values.</summary>
internal static class DataFaults
{
    /// <summary>What our own SQL says when a number outgrows its type.</summary>
    public const string OwnOverflow = "Overflow";

    private const string Quarantine = ", or refuse such rows in staging with a quarantine rule";

    private const string SeveralRows = "More than one row returned by a subquery";

    private const string Pattern = "a text that is used as a pattern is not a regular expression";
    private const string PatternRemedy = "use a constant pattern, or escape the text with regexp_escape";

    private const string Instant = "a date or time does not exist, or is out of range";
    private const string InstantRemedy = "test the parts with CASE before you make a date or time from them" + Quarantine;

    private const string Outgrown = "a number is too large for the type that it is computed in";
    private const string OutgrownRemedy = "cast the operands to a wider type before you compute, up to decimal(38,s), or keep fewer decimals";

    private const string Length = "a length, a position or a count is out of range";
    private const string LengthRemedy = "limit it with least and greatest" + Quarantine;

    private const string Unreadable = "a text cannot be converted to ";
    private const string Unfitting = "a number does not fit ";

    /// <summary>The beginning of an error text, its meaning, and the remedy. If the meaning ends with a space, the type is added.</summary>
    private static readonly (string Start, string What, string Remedy)[] Known =
    [
        (SeveralRows, "a subquery that must return one value returns several rows", "aggregate in the subquery, for example with max, or add a condition that keeps one row"),
        ("Could not convert string", Unreadable, "TRY"),
        ("invalid date field format", Unreadable + "date", "TRY"),
        ("date field value out of range", Unreadable + "date", "TRY"),
        ("invalid timestamp field format", Unreadable + "timestamp", "TRY"),
        ("timestamp field value out of range", Unreadable + "timestamp", "TRY"),
        ("time field value out of range", Unreadable + "time", "TRY"),
        ("Type VARCHAR with value", Unreadable, "TRY"),
        ("Type ", Unfitting, "WIDE"),
        ("Casting value", Unfitting, "WIDE"),
        ("Failed to cast decimal value", Unfitting, "WIDE"),
        ("Could not cast value", Unfitting, "WIDE"),
        (OwnOverflow, Outgrown, OutgrownRemedy),
        ("Value out of range", Outgrown, OutgrownRemedy),
        ("lcm value", Outgrown, OutgrownRemedy),
        ("Left-shift", Outgrown, OutgrownRemedy),
        ("Date and time not in", Instant, InstantRemedy),
        ("Date out of range", Instant, InstantRemedy),
        ("Time out of range", Instant, InstantRemedy),
        ("Timestamp", Instant, InstantRemedy),
        ("Interval", Instant, InstantRemedy),
        ("Epoch", Instant, InstantRemedy),
        ("Could not convert Timestamp", Instant, InstantRemedy),
        ("Could not parse string", "a text does not have the date format that it is read with", "use try_strptime, which returns NULL" + Quarantine),
        ("extract specifier", "a text is not the name of a part of a date", "write the part as a constant, for example 'month'"),
        ("Unknown TimeZone", "a text is not the name of a time zone", "write the time zone as a constant"),
        ("Malformed JSON", "a text is not JSON", "test it with json_valid before you read it" + Quarantine),
        ("missing ", Pattern, PatternRemedy),
        ("unexpected )", Pattern, PatternRemedy),
        ("invalid escape sequence", Pattern, PatternRemedy),
        ("invalid character class", Pattern, PatternRemedy),
        ("invalid perl operator", Pattern, PatternRemedy),
        ("invalid named capture group", Pattern, PatternRemedy),
        ("invalid repetition", Pattern, PatternRemedy),
        ("bad repetition operator", Pattern, PatternRemedy),
        ("no argument for repetition operator", Pattern, PatternRemedy),
        ("trailing \\", Pattern, PatternRemedy),
        ("Invalid escape string", "the escape of a LIKE is longer than one character", "write one character as a constant"),
        ("Substring", Length, LengthRemedy),
        ("Cannot create a string", Length, LengthRemedy),
        ("Lists larger", Length, LengthRemedy),
        ("Argument for ntile", Length, LengthRemedy),
        ("cannot take", "a root or a logarithm is taken of zero or of a negative number", "exclude such rows with CASE" + Quarantine),
        ("Could not decode string", "a text does not have the form that its decoding needs", "test it before you decode it" + Quarantine),
        ("Invalid input for hex", "a text does not have the form that its decoding needs", "test it before you decode it" + Quarantine),
        ("Failure in decode", "the bytes are not a text in UTF-8", "test them before you decode them" + Quarantine),
        ("Map keys", "a map gets a key twice, or NULL as a key", "make the keys unique first"),
    ];

    private static readonly (string Engine, string Contract)[] Types =
    [
        ("INT8", "tinyint"), ("INT16", "smallint"), ("INT32", "integer"), ("INT64", "bigint"), ("INT128", "hugeint"), ("UINT8", "utinyint"),
        ("UINT16", "usmallint"), ("UINT32", "uinteger"), ("UINT64", "ubigint"), ("UINT128", "uhugeint"), ("DOUBLE", "double"), ("FLOAT", "float"),
        ("BOOL", "boolean"), ("DATE", "date"), ("TIME", "time"), ("TIMESTAMP", "timestamp"), ("INTERVAL", "interval"), ("UUID", "uuid"),
    ];

    /// <summary>Whether <paramref name="error"/> is about a value, although its class means wrong SQL.</summary>
    public static bool IsOfValue(EngineError error) => error.Type == DuckDBErrorType.NotImplemented && error.Text.StartsWith("Unknown TimeZone", StringComparison.Ordinal);

    /// <summary>Whether <paramref name="error"/> is about a subquery that must return one value.</summary>
    public static bool IsOfSubquery(EngineError error) => error.Text.StartsWith(SeveralRows, StringComparison.Ordinal);

    /// <summary>The fault of <paramref name="error"/>.</summary>
    /// <param name="error">An error over a value.</param>
    /// <param name="columns">The columns that the SQL may read: only these are named.</param>
    public static SqlFault Of(EngineError error, IEnumerable<string> columns)
    {
        var (text, column) = Split(error.Text, columns);
        var known = Array.Find(Known, k => text.StartsWith(k.Start, StringComparison.Ordinal));
        if (known.Start is null)
            return Other(error.Type);
        var type = TargetType(text);
        var what = known.What.EndsWith(' ') ? known.What + (type ?? "the type that it is cast to") : known.What;
        if (column is not null)
            what = $"{what} (column {column})";
        var remedy = known.Remedy switch
        {
            "TRY" => $"write try_cast(... as {type ?? Last(known.What) ?? "..."}), which returns NULL" + Quarantine,
            "WIDE" => "cast it to a wider type" + Quarantine,
            var other => other,
        };
        return new SqlFault(SqlFaultKind.Data, what, remedy);
    }

    private static SqlFault Other(DuckDBErrorType type) => type switch
    {
        DuckDBErrorType.Conversion => new(SqlFaultKind.Data, "a value cannot be converted to another type", "write try_cast, which returns NULL" + Quarantine),
        DuckDBErrorType.OutOfRange or DuckDBErrorType.Decimal => new(
            SqlFaultKind.Data, "a value is out of range", "exclude such rows with CASE, or compute in a wider type" + Quarantine),
        DuckDBErrorType.DivideByZero => new(SqlFaultKind.Data, "a number is divided by zero", "divide by nullif(..., 0), which returns NULL"),
        _ => new(SqlFaultKind.Data, "a function gets a value that it does not accept", "test the value with CASE first" + Quarantine),
    };

    /// <summary>The text without the words about the column that the engine adds, and the column, if it is one of <paramref name="columns"/>.</summary>
    private static (string Text, string? Column) Split(string text, IEnumerable<string> columns)
    {
        const string mark = " when casting from source column ";
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return (text, null);
        var named = text[(at + mark.Length)..].Split('\n')[0].Trim();
        return (text[..at], columns.FirstOrDefault(c => c.Equals(named, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The last type that the text names; the values before it may contain any text.</summary>
    private static string? TargetType(string text)
    {
        foreach (var mark in (string[])[" destination type ", " to type ", " to "])
        {
            var at = text.LastIndexOf(mark, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var name = text[(at + mark.Length)..].Split(' ', '\n')[0].TrimEnd('.', '!');
            if (Array.Find(Types, t => t.Engine == name) is { Contract: not null } known)
                return known.Contract;
            if (name.StartsWith("DECIMAL(", StringComparison.Ordinal) && name.EndsWith(')') && name[8..^1].All(c => char.IsAsciiDigit(c) || c == ','))
                return name.ToLowerInvariant();
        }

        return null;
    }

    private static string? Last(string what) => what.EndsWith(' ') ? null : what[(what.LastIndexOf(' ') + 1)..];
}
