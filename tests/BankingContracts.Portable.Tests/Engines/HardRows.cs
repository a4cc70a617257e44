using System.Globalization;

namespace BankingContracts.Portable.Tests.Engines;

/// <summary>A table whose rows hold values that engines treat differently: NULL, zero, ties, extremes, letters of many kinds.</summary>
internal static class HardRows
{
    /// <summary>The model's name.</summary>
    public const string Table = "stg_hard";

    /// <summary>The columns with their types in contracts.</summary>
    public static IReadOnlyList<(string Name, string Type)> Columns { get; } =
    [
        ("id", "integer"), ("k", "integer"), ("n", "integer"), ("m", "integer"), ("s", "smallint"), ("b", "bigint"), ("a", "decimal(18,2)"), ("c", "decimal(18,2)"), ("r", "decimal(9,6)"),
        ("w", "decimal(38,2)"), ("h", "decimal(38,18)"), ("x", "double"), ("y", "double"), ("t", "varchar"), ("u", "varchar"), ("q", "varchar"), ("z", "varchar"), ("d", "date"), ("e", "date"),
        ("ts", "timestamp"), ("f", "boolean"), ("g", "boolean"),
    ];

    private static readonly string?[] Small = [null, "0", "1", "-1", "2", "3", "-2", "5"];
    private static readonly string?[] Integers = [null, "0", "1", "-1", "7", "-7", "45", "1000", "46340", "-99999", "2147483647", "-2147483648"];
    private static readonly string?[] Smalls = [null, "0", "1", "-1", "32767", "-32768", "100", "12"];
    private static readonly string?[] Bigs = [null, "0", "1", "-1", "1000000", "9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808", "3000000000"];

    private static readonly string?[] Money =
    [
        null, "0.00", "0.01", "-0.01", "1.00", "200.00", "60581.00", "73850.91", "73850.92", "-0.05", "1.01", "2.02", "999.99", "1.005", "9999999999999999.99", "-9999999999999999.99",
        "90071992547409.93", "123456789012.34", "0.15", "-302.95",
    ];

    private static readonly string?[] Rates = [null, "0.000000", "0.015000", "0.333333", "-0.000001", "999.999999", "1.500000", "-2.500000", "0.000005"];

    private static readonly string?[] Wide =
    [
        null, "0.00", "0.01", "-0.01", "12345.67", "123456789012345678901234.56", "-999999999999999999999999999.99", "90071992547409.93", "18446744073709551617.25", "0.05", "1.00",
        "99999999999999999999999999999999.99",
    ];

    private static readonly string?[] Fine =
    [
        null, "0.000000000000000000", "0.000000000000000001", "-0.000000000000000001", "1.000000000000000000", "12345.678901234567890123", "-1234567890.123456789012345678",
        "0.500000000000000000", "-2.500000000000000000", "1.005000000000000000",
    ];

    private static readonly string?[] Doubles =
    [
        null, "0", "-0.0", "1.005", "0.675", "-1.5", "2.5", "0.1", "0.285", "1e-7", "1e15", "-123456.789", "3333333333333333.5", "45.5044497", "100", "9007199254740993", "1.25e22", "-0.004", "5e-324", "1e300",
        "NaN", "Infinity", "-Infinity",
    ];

    private static readonly string?[] Texts =
    [
        null, "", " ", "a", "abc", "ABC", "  padded  ", "a,b,c", ",", "Zürich", "SAVİNGS", "savıngs", "ΑΣ ΑΣΣ", "straße", "ﬁn ŉ ǅ", "İ", "K", "e\u0301b", "👍a👍", "\u00A0x\u3000", "\tx\n", "ab\n", "a\rb", "a%b_c",
        "a\\b", "\\%", "${x}", "it's", "'", "\"", "5", "-12", "+7", " 42 ", "1.50", "-0.005", "2026-01-31", "2024-02-29", "true", "No", "é", "É", "\u1E9E", "\uA7CB", "\U00010D50", "\U00010400", "x.y", "[a]", "a b c",
    ];

    private static readonly string?[] Patterns = [null, "", "%", "a%", "%b", "_", "abc", "%a%", "\\%", "a\\b", "%\\%", "ZÜRICH", "%İ%", "a_c", "é", "${x}", "%\n"];

    // Texts that both engines read alike as numbers, times or booleans, or do not read at all.
    private static readonly string?[] Plain =
        [null, "", "abc", "é", "5", "-12", "+7", " 42 ", "\t3\n", "0", "007", "2147483647", "-", "+", "x1", "yes", "No", "TRUE", "f", "tru", "#", "epochal time?".Replace("epoch", "a", StringComparison.Ordinal), "\u00A05"];

    private static readonly string?[] Dates = [null, "0001-01-01", "1582-10-15", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29", "2023-12-31", "2024-02-29", "2026-01-31", "2026-03-31", "9999-12-31"];

    private static readonly string?[] Times =
        [null, "0001-01-01 00:00:00", "1969-12-31 23:59:59.999999", "1970-01-01 00:00:00", "2024-02-29 12:34:56.789", "2026-01-31 00:00:00.000001", "2026-12-28 23:59:59", "9999-12-31 23:59:59.999999"];

    private static readonly string?[] Flags = [null, "true", "false"];

    /// <summary>The rows: each column goes through its values, at its own pace, so that values meet in many ways.</summary>
    public static IReadOnlyList<string?[]> Rows { get; } = [.. Enumerable.Range(0, 96).Select(Row)];

    private static string?[] Row(int i) =>
    [
        i.ToString(CultureInfo.InvariantCulture), At(Small, i), At(Integers, i), At(Integers, (i / 2) + (i % 5)), At(Smalls, i), At(Bigs, i), At(Money, i), At(Money, (i * 7) + 3), At(Rates, i), At(Wide, i), At(Fine, i),
        At(Doubles, i), At(Doubles, (i * 5) + 2), At(Texts, i), At(Texts, (i * 11) + 5), At(Patterns, i), At(Plain, i), At(Dates, i), At(Dates, (i * 5) + 1), At(Times, i), At(Flags, i), At(Flags, i / 3),
    ];

    private static string? At(string?[] values, int index) => values[index % values.Length];
}
