using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Examples;

/// <summary>Compares values that people wrote with values that an engine returned.</summary>
internal static class ExampleValue
{
    // Engines add numbers of the type double in different orders.
    private const double Tolerance = 1e-9;

    /// <summary>Whether a value of an example is the value that came out.</summary>
    /// <param name="type">The type of the column.</param>
    /// <param name="expected">The value as written; null for NULL.</param>
    /// <param name="found">The value as <see cref="ValueText"/> writes it; null for NULL.</param>
    public static bool IsSame(ColumnType type, string? expected, string? found)
    {
        if (expected is null || found is null)
            return expected is null && found is null;
        return type.Kind == ColumnKind.Double ? AreNear(expected, found) : Normal(type, expected) == Normal(type, found);
    }

    /// <summary>The one text that all ways to write a value have.</summary>
    public static string Normal(ColumnType type, string text) => type.Kind switch
    {
        ColumnKind.Varchar or ColumnKind.Date or ColumnKind.Double => text,
        ColumnKind.Boolean => text.ToLowerInvariant(),
        ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt => Whole(text),
        ColumnKind.Decimal => Decimal(text, type.Scale),
        ColumnKind.Timestamp => ValueText.Of(InstantText.Parse(text))!,
        _ => throw new InvalidOperationException($"{type.Kind} is no known kind of type."),
    };

    private static bool AreNear(string expected, string found)
    {
        var (left, right) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(found, CultureInfo.InvariantCulture));
        return left.Equals(right) || Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
    }

    private static string Whole(string text)
    {
        var digits = text.TrimStart('+', '-').TrimStart('0');
        return digits.Length == 0 ? "0" : text.StartsWith('-') ? "-" + digits : digits;
    }

    /// <summary>Digits, not numbers: a decimal may have more digits than a number of .NET.</summary>
    private static string Decimal(string text, int scale)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = (point < 0 ? "" : text[(point + 1)..]).PadRight(scale, '0');
        var whole = Whole(point < 0 ? text : text[..point]).TrimStart('-');
        var isZero = whole == "0" && fraction.All(static c => c == '0');
        return (text.StartsWith('-') && !isZero ? "-" : "") + whole + (fraction.Length == 0 ? "" : "." + fraction);
    }
}
