using System.Globalization;

namespace BankingContracts.ContractModel.Selecting;

/// <summary>
/// A file name or glob that may have the date of its files in it: <c>accounts_{yyyyMMdd}.csv</c>. The build and the runtime read it alike: the runtime also compiles
/// this file.
/// </summary>
/// <param name="pattern">The name as the contract writes it.</param>
internal sealed class DatedName(string pattern)
{
    // Year, month and day, so that names sort by date: files are loaded in the order of their names.
    private static readonly string[] Formats = ["yyyyMMdd", "yyyy-MM-dd", "yyyy_MM_dd", "yyyy.MM.dd"];

    // What stands in braces has an odd place.
    private readonly string[] _parts = pattern.Split('{', '}');

    /// <summary>Whether there is a date in it.</summary>
    public bool IsDated => Dates.Any();

    /// <summary>What stands in braces and is no date; null when nothing does.</summary>
    public string? UnknownPart => _parts.Where(static (part, place) => place % 2 == 1 && !Formats.Contains(part)).Select(static part => "{" + part + "}").FirstOrDefault();

    /// <summary>The same as a glob: each figure and separator of a date is any character.</summary>
    public string Glob => With(static format => new string('?', format.Length));

    private IEnumerable<string> Dates => _parts.Where(static (part, place) => place % 2 == 1 && Formats.Contains(part));

    /// <summary>The name for one day; it may still have wildcards.</summary>
    public string On(DateTime day) => With(format => day.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The day in the name of a file that fits the glob; null when it has none.</summary>
    public DateTime? DayOf(string name)
    {
        foreach (var format in Dates.Take(1))
        {
            for (var start = 0; start + format.Length <= name.Length; start++)
            {
                if (DateTime.TryParseExact(name.Substring(start, format.Length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    && new NamePattern(On(day)).Matches(name))
                    return day;
            }
        }

        return null;
    }

    private string With(Func<string, string> text) =>
        string.Concat(_parts.Select((part, place) => place % 2 == 0 ? part : Formats.Contains(part) ? text(part) : "{" + part + "}"));
}
