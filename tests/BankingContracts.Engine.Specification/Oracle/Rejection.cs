namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>One reason why a row is quarantined.</summary>
/// <param name="Column">The source column, the key of conflicting rows, or <c>row</c>.</param>
/// <param name="Kind">What reports count by.</param>
/// <param name="Text">What the quarantine table says.</param>
public sealed record Rejection(string Column, string Kind, string Text)
{
    /// <summary>A value that is NULL where it must not be.</summary>
    public static Rejection Missing(string column, string? received) => Invalid(column, "missing", "missing value", received);

    /// <summary>A value that is not written as its type demands.</summary>
    public static Rejection Format(string column, string? received) => Invalid(column, "format", "invalid format", received);

    /// <summary>An amount with more than two decimals.</summary>
    public static Rejection Decimals(string column, string? received) => Invalid(column, "decimals", "too many decimals", received);

    /// <summary>A number that does not fit the type.</summary>
    public static Rejection Range(string column, string? received) => Invalid(column, "range", "out of range", received);

    /// <summary>An amount below zero.</summary>
    public static Rejection Sign(string column, string? received) => Invalid(column, "sign", "negative value", received);

    /// <summary>A value that is none of those accepted.</summary>
    public static Rejection NotAccepted(string column, string? received) =>
        Invalid(column, "not_accepted", "not an accepted value", received);

    /// <summary>A time that has not come yet.</summary>
    public static Rejection Future(string column, string? received) => Invalid(column, "future", "later than the run", received);

    /// <summary>A row that says something else than the history does of the same key and time.</summary>
    public static Rejection Contradiction(string key, string snapshot, string updatedAt) =>
        new(key, "contradiction", $"Contradicts {snapshot}: other values with the same {updatedAt}");

    /// <summary>One of several valid rows of a key with different values.</summary>
    public static Rejection Conflict(string key, int rows) => new(key, "conflict", $"Duplicate {key}: {rows} conflicting rows");

    /// <summary>A record that lacks fields.</summary>
    public static Rejection TooFewFields(string record) => new("row", "too_few_fields", $"Invalid row: too few fields ({record})");

    /// <summary>A record with surplus fields.</summary>
    public static Rejection TooManyFields(string record) => new("row", "too_many_fields", $"Invalid row: too many fields ({record})");

    /// <summary>A record that repeats the header.</summary>
    public static Rejection RepeatedHeader { get; } = new("row", "repeated_header", "Invalid row: repeats the header");

    /// <summary>An operation that is none of the usual ones.</summary>
    public static Rejection Operation(string column, string? received) => Invalid(column, "operation", "unknown operation", received);

    private static Rejection Invalid(string column, string kind, string words, string? received) =>
        new(column, kind, $"Invalid {column}: {words} ({received ?? "NULL"})");
}
