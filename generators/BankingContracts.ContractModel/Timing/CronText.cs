using System.Globalization;

namespace BankingContracts.ContractModel.Timing;

/// <summary>
/// Writes times as Quartz reads them: the second first, <c>?</c> in the field for the day that limits nothing, weekdays as names, because its
/// numbers begin at Sunday = 1. Equal times have one text.
/// </summary>
internal static class CronText
{
    private const int ShortestStepped = 3;
    private const int ShortestRange = 3;

    /// <summary>The text of <paramref name="times"/>.</summary>
    public static string Of(CronTimes times)
    {
        var texts = CronField.All.Select((field, index) => Text(field, times.Sets[index])).ToArray();
        var anyWeekday = times.Weekdays == CronField.All[CronField.Weekday].Every;
        texts[anyWeekday ? CronField.Weekday : CronField.Day] = "?";
        return string.Join(" ", texts);
    }

    private static string Text(CronField field, ulong set)
    {
        if (set == field.Every)
            return "*";
        var values = Enumerable.Range(field.Least, field.Most - field.Least + 1).Where(v => CronField.Has(set, v)).ToArray();
        // Steps of weekdays would count in numbers of Quartz, so they are written as a list.
        if (!field.IsWeekday && values.Length >= ShortestStepped && values[0] == field.Least && set == CronField.Range(field.Least, field.Most, values[1] - values[0]))
            return "*/" + Number(values[1] - values[0]);
        return string.Join(",", Ranges(values).Select(r => r.First == r.Last ? Value(field, r.First) : Value(field, r.First) + "-" + Value(field, r.Last)));
    }

    private static IEnumerable<(int First, int Last)> Ranges(int[] values)
    {
        for (var index = 0; index < values.Length;)
        {
            var end = index + 1;
            while (end < values.Length && values[end] == values[end - 1] + 1)
                end++;
            if (end - index < ShortestRange)
                end = index + 1;
            yield return (values[index], values[end - 1]);
            index = end;
        }
    }

    private static string Value(CronField field, int value) =>
        field.IsWeekday ? field.Names[value].ToUpperInvariant() : Number(value);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
