using System.Globalization;

namespace BankingContracts.Server.Store;

/// <summary>Days as the store keeps them: texts such as 2026-01-31.</summary>
internal static class Days
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The text for a day.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Of(DateOnly)"/>
    public static string? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>The day of a text; null when it is none.</summary>
    public static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
