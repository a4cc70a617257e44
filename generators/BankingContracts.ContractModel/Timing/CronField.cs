using System.Globalization;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Timing;

/// <summary>One field of a cron. A set of its values is a number with one bit for each value.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Names">The names of the values from <paramref name="Least"/> on; may be empty.</param>
internal sealed record CronField(string Name, int Least, int Most, IReadOnlyList<string> Names)
{
    /// <summary>The place of the day of the month in <see cref="All"/>.</summary>
    public const int Day = 3;

    /// <summary>The place of the month.</summary>
    public const int Month = 4;

    /// <summary>The place of the day of the week.</summary>
    public const int Weekday = 5;

    /// <summary>The fields in the order of a cron with six fields.</summary>
    public static IReadOnlyList<CronField> All { get; } =
    [
        new("second", 0, 59, []),
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day", 1, 31, []),
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new("weekday", 0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    /// <summary>All values.</summary>
    public ulong Every => Range(Least, Most, 1);

    /// <summary>Whether it is the day of the week.</summary>
    public bool IsWeekday => Least == 0 && Names.Count > 0;

    private string Allowed => Names.Count == 0
        ? Values
        : Values + " or " + Names[0] + " to " + Names[Names.Count - 1];

    private string Values => Text(Least) + " to " + Text(IsWeekday ? Most + 1 : Most);

    /// <summary>Whether <paramref name="value"/> is in <paramref name="set"/>.</summary>
    public static bool Has(ulong set, int value) => (set & (1UL << value)) != 0;

    /// <summary>The values from <paramref name="first"/> to <paramref name="last"/>, each <paramref name="step"/>-th.</summary>
    public static ulong Range(int first, int last, int step)
    {
        var set = 0UL;
        for (var value = first; value <= last; value += step)
            set |= 1UL << value;
        return set;
    }

    /// <summary>The set that <paramref name="text"/> describes, or what is wrong with it.</summary>
    public (ulong Set, string? Fault) Read(string text)
    {
        var set = 0UL;
        foreach (var item in text.Split(','))
        {
            var (part, fault) = Item(item);
            if (fault is not null)
                return (0, fault);
            set |= part;
        }

        return (set, null);
    }

    private (ulong Set, string? Fault) Item(string item)
    {
        var slash = item.IndexOf('/');
        var range = slash < 0 ? item : item.Substring(0, slash);
        var step = 1;
        if (slash >= 0 && (!IsNumber(item.Substring(slash + 1), out step) || step == 0))
            return (0, "the step of '" + item + "' is not a whole number above 0");
        if (range == "*")
            return (Range(Least, Most, step), null);
        var dash = range.IndexOf('-');
        if (dash < 0)
        {
            if (Value(range) is not { } value)
                return (0, Unknown(range));
            return slash < 0 ? (Bit(value), null) : (0, "a step needs a range; write '" + range + "-" + Text(Most) + item.Substring(slash) + "' or '*" + item.Substring(slash) + "'");
        }

        if (Value(range.Substring(0, dash)) is not { } first)
            return (0, Unknown(range.Substring(0, dash)));
        if (Value(range.Substring(dash + 1)) is not { } last)
            return (0, Unknown(range.Substring(dash + 1)));
        // Sunday is also the end of the week.
        if (IsWeekday && last == 0 && first > 0)
            last = Most + 1;
        return last < first
            ? (0, "the range '" + range + "' ends before it begins; write '" + range.Substring(0, dash) + "-" + Text(Most) + "," + Text(Least) + "-" + range.Substring(dash + 1) + "'")
            : (Folded(Range(first, last, step)), null);
    }

    private ulong Bit(int value) => Folded(1UL << value);

    /// <summary>In the weekday field 7 is Sunday, too.</summary>
    private ulong Folded(ulong set) => IsWeekday && Has(set, Most + 1) ? (set | 1UL) & Every : set;

    private string Unknown(string text)
    {
        var what = text.Length == 0 ? "a value is missing" : "'" + text + "' is not a value";
        var remedy = text == "?" ? "write '*'" : NearName.Find(text, Names) is { } near ? "did you mean '" + near + "'?" : "allowed are " + Allowed;
        return what + "; " + remedy;
    }

    private int? Value(string text)
    {
        if (IsNumber(text, out var number))
            return number >= Least && number <= (IsWeekday ? Most + 1 : Most) ? number : null;
        for (var index = 0; index < Names.Count; index++)
        {
            if (string.Equals(Names[index], text, StringComparison.OrdinalIgnoreCase))
                return Least + index;
        }

        return null;
    }

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
