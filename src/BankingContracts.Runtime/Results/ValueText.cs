using System.Collections;
using System.Globalization;
using System.Numerics;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Results;

/// <summary>Values of a query's result as text: invariant, exact, timestamps as ISO 8601 UTC.</summary>
public static class ValueText
{
    /// <summary>The value in CSV and JSON; null for NULL.</summary>
    public static string? Of(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime timestamp => JsonText.Timestamp(timestamp),
        DateTimeOffset timestamp => JsonText.Timestamp(timestamp.UtcDateTime),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        BigInteger big => big.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Stream stream => Hex(stream),
        IEnumerable => JsonText.Line(json => JsonValue.Write(json, value)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Whether values of <paramref name="type"/> are numbers.</summary>
    public static bool IsNumber(Type type) =>
        type == typeof(decimal) || type == typeof(BigInteger) || type == typeof(double) || type == typeof(float)
        || type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(sbyte)
        || type == typeof(ulong) || type == typeof(uint) || type == typeof(ushort) || type == typeof(byte);

    private static string Hex(Stream stream)
    {
        using (stream)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return Convert.ToHexStringLower(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        }
    }
}
