using System.Globalization;
using System.Text.RegularExpressions;

namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>The rules for single fields. Each returns the clean value, or adds the first reason why there is none.</summary>
public static partial class Cleaning
{
    private const int MoneyDecimals = 2;
    private const int MoneyIntegerDigits = 16;

    /// <summary>The field without blanks and what nobody sees at both ends; null where that means NULL.</summary>
    public static string? Text(string? received)
    {
        var trimmed = Trimmed(received);
        return trimmed?.ToLowerInvariant() is null or "" or "null" or "n/a" or "none" ? null : trimmed;
    }

    /// <summary>The field without white space and format characters at both ends.</summary>
    public static string? Trimmed(string? received)
    {
        if (received is null)
            return null;
        var (start, end) = (0, received.Length);
        while (start < end && IsInvisible(received[start]))
            start++;
        while (end > start && IsInvisible(received[end - 1]))
            end--;
        return received[start..end];
    }

    /// <summary>Whether the fields are the names of the header; a row that repeats it is not judged any further.</summary>
    public static bool RepeatsHeader(IEnumerable<string> header, IEnumerable<string?> fields, ICollection<Rejection> rejections)
    {
        var repeats = header.SequenceEqual(fields.Select(Trimmed));
        if (repeats)
            rejections.Add(Rejection.RepeatedHeader);
        return repeats;
    }

    /// <summary>Any text that is not NULL.</summary>
    public static string? Mandatory(string column, string? received, ICollection<Rejection> rejections)
    {
        var text = Text(received);
        if (text is null)
            rejections.Add(Rejection.Missing(column, received));
        return text;
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static int Number(string column, string? received, ICollection<Rejection> rejections)
    {
        if (Mandatory(column, received, rejections) is not { } text)
            return default;

        if (!WholeNumber().IsMatch(text))
            rejections.Add(Rejection.Format(column, received));
        else if (System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture) is var number && number >= int.MinValue && number <= int.MaxValue)
            return (int)number;
        else
            rejections.Add(Rejection.Range(column, received));
        return default;
    }

    /// <summary>An amount of money, zero or above.</summary>
    public static decimal Money(string column, string? received, ICollection<Rejection> rejections)
    {
        if (Mandatory(column, received, rejections) is not { } text)
            return default;

        var match = Amount().Match(text);
        if (!match.Success)
            rejections.Add(Rejection.Format(column, received));
        else if (match.Groups["decimals"].Length > MoneyDecimals)
            rejections.Add(Rejection.Decimals(column, received));
        else if (match.Groups["integer"].Value.TrimStart('0').Length > MoneyIntegerDigits)
            rejections.Add(Rejection.Range(column, received));
        else if (decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) is var amount && amount >= 0)
            return amount == 0 ? 0 : amount;
        else
            rejections.Add(Rejection.Sign(column, received));
        return default;
    }

    /// <summary>Yes or no; NULL is no.</summary>
    public static bool Flag(string column, string? received, ICollection<Rejection> rejections)
    {
        switch (Text(received)?.ToLowerInvariant())
        {
            case "yes" or "y" or "true" or "1":
                return true;
            case null or "no" or "n" or "false" or "0":
                return false;
            default:
                rejections.Add(Rejection.Format(column, received));
                return default;
        }
    }

    /// <summary>One of <paramref name="accepted"/>, in any case.</summary>
    public static string? OneOf(string column, string? received, string[] accepted, ICollection<Rejection> rejections)
    {
        var value = Mandatory(column, received, rejections)?.ToLowerInvariant();
        if (value is not null && !accepted.Contains(value))
            rejections.Add(Rejection.NotAccepted(column, received));
        return value;
    }

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    [GeneratedRegex(@"\A[+-]?[0-9]+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A[+-]?(?<integer>[0-9]+)(\.(?<decimals>[0-9]+))?\z")]
    private static partial Regex Amount();
}
