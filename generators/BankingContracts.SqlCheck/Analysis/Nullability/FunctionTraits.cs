namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>How functions treat NULL. A test compares this table with the engine, with extreme values. A function that is not in the table may return anything.</summary>
internal static class FunctionTraits
{
    private static readonly HashSet<string> Strict = new(StringComparer.OrdinalIgnoreCase)
    {
        "+", "-", "*", "~~", "!~~", "~~*", "!~~*", "~~~",
        "abs", "ceil", "ceiling", "floor", "round", "sign", "trunc", "sqrt", "cbrt", "exp", "ln", "log10", "log2",
        "lower", "lcase", "upper", "ucase", "trim", "ltrim", "rtrim", "length", "len", "char_length", "character_length", "strlen",
        "substring", "substr", "left", "right", "replace", "reverse", "repeat", "lpad", "rpad", "translate",
        "position", "strpos", "instr", "contains", "starts_with", "ends_with", "prefix", "suffix", "ascii", "chr", "strip_accents",
        "regexp_full_match", "regexp_matches", "regexp_replace", "md5", "sha1", "sha256",
        "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "degrees", "radians", "bit_length", "levenshtein",
        "date_trunc", "to_years", "to_months", "to_weeks", "to_days", "to_hours", "to_minutes", "to_seconds", "make_date",
    };

    // These functions return NULL for a NULL argument, and for an infinite date or timestamp.
    private static readonly HashSet<string> Calendar = new(StringComparer.OrdinalIgnoreCase)
    {
        "date_part", "datepart", "year", "month", "day", "dayofmonth", "quarter", "week", "weekofyear", "hour", "minute", "second",
        "date_diff", "datediff", "last_day", "dayofweek", "isodow", "dayofyear", "epoch",
    };

    // These functions return NULL for a NULL argument, and also in other cases: if a divisor is zero, or if nothing is found.
    private static readonly HashSet<string> Lossy = new(StringComparer.OrdinalIgnoreCase)
    {
        "/", "//", "%", "mod", "fmod", "strftime", "split_part", "regexp_extract", "pow", "power", "**", "^",
    };

    // Functions of the contract language, which the engine does not have. They are also NULL for a divisor of zero, and for infinity.
    private static readonly HashSet<string> OfContracts = new(StringComparer.OrdinalIgnoreCase) { "ratio", "round_half_up" };

    private static readonly HashSet<string> AnyArgument = new(StringComparer.OrdinalIgnoreCase) { "greatest", "least", "concat" };

    private static readonly HashSet<string> Never = new(StringComparer.OrdinalIgnoreCase) { "struct_pack", "row", "list_value" };

    /// <summary>The functions that are NULL exactly when an argument is NULL.</summary>
    public static IReadOnlyCollection<string> StrictNames => Strict;

    /// <summary>The functions that are NULL when an argument is NULL, and also for other values.</summary>
    public static IReadOnlyCollection<string> LossyNames => Lossy;

    /// <summary>The functions that are NULL when an argument is NULL, and for infinite dates.</summary>
    public static IReadOnlyCollection<string> CalendarNames => Calendar;

    /// <summary>Whether NULL in any argument makes the result NULL.</summary>
    public static bool Propagates(string name) => Strict.Contains(name) || Lossy.Contains(name) || Calendar.Contains(name) || OfContracts.Contains(name);

    /// <summary>Whether the result is not NULL when no argument is NULL or infinite.</summary>
    public static bool KeepsFinite(string name) => Calendar.Contains(name);

    /// <summary>Whether the result is not NULL when no argument is NULL.</summary>
    public static bool KeepsNotNull(string name) => Strict.Contains(name) || name is "||" || AnyArgument.Contains(name) || Never.Contains(name);

    /// <summary>Whether the result is not NULL if at least one argument is not NULL.</summary>
    public static bool NeedsOneArgument(string name) => AnyArgument.Contains(name);

    /// <summary>Whether the result is never NULL.</summary>
    public static bool IsNever(string name) => Never.Contains(name);

    /// <summary>Whether two calls with equal arguments give equal results.</summary>
    public static bool IsPure(string name) => KeepsNotNull(name) || Propagates(name) || name == "nullif";

    /// <summary>Aggregates that return a value for every group with a row, if their argument is never NULL.</summary>
    public static bool KeepsNotNullInGroup(string name) => name is
        "sum" or "min" or "max" or "avg" or "average" or "mean" or "bool_and" or "bool_or" or "bit_and" or "bit_or" or "bit_xor"
        or "any_value" or "arbitrary" or "first" or "last" or "arg_max" or "arg_min" or "argmax" or "argmin" or "max_by" or "min_by"
        or "string_agg" or "listagg" or "group_concat" or "list" or "array_agg" or "median" or "mode";

    /// <summary>Aggregates that give a number even if there are no rows.</summary>
    public static bool Counts(string name) => name is "count" or "count_star" or "count_if" or "countif" or "approx_count_distinct" or "regr_count";
}
