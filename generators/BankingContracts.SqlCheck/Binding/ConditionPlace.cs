using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Where a part of a condition stands in the YAML file that holds it.</summary>
internal static class ConditionPlace
{
    /// <summary>
    /// The stretch of <paramref name="file"/> that holds the characters of <paramref name="condition"/> from <paramref name="start"/> on, of a
    /// value over several lines; of one in a single line the whole value. YAML takes blanks from a value and joins its lines, and leaves
    /// all else in its order: so the characters that are no blanks are counted.
    /// </summary>
    /// <param name="file">The file's text.</param>
    /// <param name="value">Where the value stands.</param>
    /// <param name="condition">The value.</param>
    /// <param name="start">Offset of the part in the value; -1 where that is not known.</param>
    /// <param name="length">Its length.</param>
    public static SourceSpan Of(string file, SourceSpan value, string condition, int start, int length)
    {
        if (value.Line == value.EndLine || start < 0 || start >= condition.Length || value.Start + value.Length > file.Length)
            return value;
        var first = FirstOf(file, value.Start);
        var from = Skip(file, first, Count(condition, 0, start));
        var to = Skip(file, first, Count(condition, 0, Math.Min(start + Math.Max(length, 1), condition.Length)) - 1) + 1;
        return from < value.Start + value.Length && to > from && file[from] == condition[start] ? new TextLines(value.Path, file).Span(from, to) : value;
    }

    /// <summary>Behind the line that says how a block is written, or behind a quote.</summary>
    private static int FirstOf(string file, int start) => file[start] switch
    {
        '|' or '>' => file.IndexOf('\n', start) is >= 0 and var end ? end + 1 : start,
        '"' or '\'' => start + 1,
        _ => start,
    };

    private static int Count(string text, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
            count += char.IsWhiteSpace(text[i]) ? 0 : 1;
        return count;
    }

    /// <summary>The offset of the first character that is no blank after <paramref name="count"/> of them.</summary>
    private static int Skip(string text, int offset, int count)
    {
        for (; offset < text.Length; offset++)
        {
            if (!char.IsWhiteSpace(text[offset]) && count-- == 0)
                break;
        }

        return offset;
    }
}
