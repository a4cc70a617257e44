namespace BankingContracts.SqlCheck.Portability;

/// <summary>Parts of a date or time that both engines name and count in the same way.</summary>
internal static class DateParts
{
    private static readonly HashSet<string> Fields = Set("year years quarter month months week weeks day days doy hour hours minute minutes");
    private static readonly HashSet<string> Units = Set("year quarter month week day hour minute second millisecond microsecond");
    private static readonly HashSet<string> Weekdays = Set("dow dayofweek isodow weekday dayofweek_iso dow_iso");
    private static readonly HashSet<string> Lengths = Set("year years month months week weeks day days hour hours minute minutes second seconds millisecond milliseconds microsecond microseconds");

    /// <summary>What to write instead of <c>extract(field from value)</c>; null when it is portable.</summary>
    public static string? InsteadOfField(string field)
    {
        if (Fields.Contains(field))
            return null;
        if (field.StartsWith("second", StringComparison.OrdinalIgnoreCase))
            return "Spark SQL counts fractions too: write second(value)";
        return Weekdays.Contains(field)
            ? "the engines count weekdays from different days"
            : "use year, quarter, month, week, day, doy, hour or minute";
    }

    /// <summary>What to write instead of <c>date_trunc('unit', value)</c>; null when it is portable.</summary>
    public static string? InsteadOfUnit(string unit) =>
        Units.Contains(unit) ? null : "use year, quarter, month, week, day, hour, minute or second";

    /// <summary>What to write instead of an interval of <paramref name="unit"/>; null when it is portable.</summary>
    public static string? InsteadOfLength(string unit) =>
        Lengths.Contains(unit) ? null : "use years, months, weeks, days, hours, minutes or seconds";

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
