using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.ContractModel.Timing;

/// <summary>
/// Reads a cron of Unix: five fields (minute, hour, day, month, weekday), or six with the second first. A field is <c>*</c>, a value, a range,
/// or a list of these; a star and a range may have a step. See crontab(5).
/// </summary>
internal static class CronReader
{
    private const int FieldsWithSeconds = 6;
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The times of <paramref name="text"/>, or its first fault.</summary>
    public static CronReading Read(string text)
    {
        var fields = Fields(text);
        if (fields.Count is not (FieldsWithSeconds - 1 or FieldsWithSeconds))
        {
            return Fault(
                ScheduleRules.NotACron,
                "it has " + fields.Count.ToString(CultureInfo.InvariantCulture) + (fields.Count == 1 ? " field" : " fields") + "; write five (minute hour day month weekday), or six with the second first",
                0,
                0);
        }

        if (fields.Count < FieldsWithSeconds)
            fields.Insert(0, new("0", 0));
        var sets = new ulong[FieldsWithSeconds];
        for (var index = 0; index < FieldsWithSeconds; index++)
        {
            var (set, fault) = CronField.All[index].Read(fields[index].Text);
            if (fault is not null)
                return Fault(ScheduleRules.NotACron, "in the field for the " + CronField.All[index].Name + ", " + fault, fields[index].Start, fields[index].Text.Length);
            sets[index] = set;
        }

        if (fields[CronField.Day].Text != "*" && fields[CronField.Weekday].Text != "*")
            return Fault(ScheduleRules.DayAndWeekday, "", fields[CronField.Weekday].Start, fields[CronField.Weekday].Text.Length);
        var times = new CronTimes(sets);
        return times.Come
            ? new CronReading(times, null)
            : Fault(ScheduleRules.NeverComes, Missing(times, fields[CronField.Month].Text), fields[CronField.Day].Start, fields[CronField.Day].Text.Length);
    }

    private static string Missing(CronTimes times, string months)
    {
        var named = Months.Where((_, index) => CronField.Has(times.Months, index + 1)).ToArray();
        return named.Length == 1 ? named[0] + " has no such day" : "none of the months '" + months + "' has such a day";
    }

    private static CronReading Fault(Rule rule, string sentence, int start, int length) => new(null, new CronFault(rule, sentence, start, length));

    private static List<CronPart> Fields(string text)
    {
        var fields = new List<CronPart>();
        for (var end = 0; end < text.Length;)
        {
            var start = end;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > start)
                fields.Add(new(text.Substring(start, end - start), start));
            else
                end++;
        }

        return fields;
    }

    private readonly record struct CronPart(string Text, int Start);
}
