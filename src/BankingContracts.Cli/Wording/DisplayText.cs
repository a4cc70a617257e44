using System.Globalization;
using System.Text;

namespace BankingContracts.Cli.Wording;

/// <summary>Values as people read them.</summary>
internal static class DisplayText
{
    /// <summary>A count with thousands separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An amount with all its decimals and thousands separators.</summary>
    public static string Amount(decimal value) =>
        value.ToString($"N{value.Scale}", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A time span in the largest unit that fits.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 0.5 => "<1 ms",
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        < 59_995 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.00} s"),
        _ => string.Create(
            CultureInfo.InvariantCulture, $"{Math.Floor(Math.Round(milliseconds / 1000) / 60):0} min {Math.Round(milliseconds / 1000) % 60:00} s"),
    };

    /// <summary>A point in time, UTC, with the decimals that it has.</summary>
    public static string Timestamp(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Date(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A point in time, UTC, to the second, as people need it for a run.</summary>
    public static string Second(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><paramref name="text"/> with control characters as visible text: data must not control a terminal or break a line.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when char.IsControl(c) => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }
        return result.ToString();
    }
}
