using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>Turns values that a user wrote into literals of SQL that every engine understands.</summary>
public static class FieldLiteral
{
    /// <summary><paramref name="text"/> as a literal of <paramref name="type"/>, for example <c>cast('2026-01-31' as date)</c>; null if it is not a value of the type.</summary>
    public static string? Of(ColumnType type, string text) => FieldTypes.Of(type.Kind).Literal(text);

    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    internal static string? Boolean(string text) => bool.TryParse(text, out var value) ? FieldText.Of(value) : null;

    internal static string? Whole(string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? FieldText.Of(value) : null;

    internal static string? Decimal(string text) => FieldText.Decimal(text.Trim())?.ToString(CultureInfo.InvariantCulture);

    internal static string? Double(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? $"cast('{FieldText.Of(value)}' as double)"
            : null;

    internal static string? Date(string text) => FieldText.Date(text.Trim()) is { } value ? $"cast('{FieldText.Of(value)}' as date)" : null;

    internal static string? Timestamp(string text)
    {
        try
        {
            return $"cast('{InstantText.Parse(text.Trim()).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as timestamp)";
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
