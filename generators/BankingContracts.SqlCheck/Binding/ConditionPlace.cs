using System.Globalization;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>The place of a part of a condition in its YAML file.</summary>
internal static class ConditionPlace
{
    /// <summary>
    /// If the value has several lines: the part of <paramref name="file"/> that holds the characters of <paramref name="condition"/> from
    /// <paramref name="start"/> on. If the value has a single line: the whole value. YAML removes blanks from a value and joins its lines,
    /// but keeps all other characters in their order. So this method counts the characters that are not blanks. It counts an escape in
    /// quotes as the characters that the escape means.
    /// </summary>
    /// <param name="file">The file's text.</param>
    /// <param name="value">The place of the value.</param>
    /// <param name="condition">The value.</param>
    /// <param name="start">Offset of the part in the value; -1 if it is not known.</param>
    /// <param name="length">The length of the part.</param>
    public static SourceSpan Of(string file, SourceSpan value, string condition, int start, int length)
    {
        if (value.Line == value.EndLine || start < 0 || start >= condition.Length || value.Start + value.Length > file.Length)
            return value;
        var first = FirstOf(file, value.Start);
        var quote = file[value.Start];
        var (from, _) = Skip(file, first, quote, Count(condition, 0, start));
        var (_, to) = Skip(file, first, quote, Count(condition, 0, Math.Min(start + Math.Max(length, 1), condition.Length)) - 1);
        return to <= value.Start + value.Length && to > from && (file[from] == condition[start] || file[from] == '\\') ? new TextLines(value.Path, file).Span(from, to) : value;
    }

    /// <summary>Where the text of the value starts: after the line that says how a block is written, or after a quote.</summary>
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

    /// <summary>The place of the character that follows <paramref name="count"/> others. Spaces do not count.</summary>
    private static (int Start, int End) Skip(string text, int offset, char quote, int count)
    {
        while (offset < text.Length)
        {
            var (length, counted) = Character(text, offset, quote);
            if (count < counted)
                return (offset, offset + length);
            count -= counted;
            offset += length;
        }

        return (offset, offset);
    }

    /// <summary>The length of the character at <paramref name="offset"/> as it is written, and for how many characters it counts.</summary>
    private static (int Length, int Counted) Character(string text, int offset, char quote)
    {
        var (character, next) = (text[offset], offset + 1 < text.Length ? text[offset + 1] : ' ');
        if (quote == '\'' && character == '\'' && next == '\'')
            return (2, 1);
        if (quote != '"' || character != '\\')
            return (1, char.IsWhiteSpace(character) ? 0 : 1);
        return next switch
        {
            'x' => Coded(text, offset, 2),
            'u' => Coded(text, offset, 4),
            'U' => Coded(text, offset, 8),
            't' or 'n' or 'r' or 'v' or 'f' or 'N' or '_' or 'L' or 'P' => (2, 0),
            _ => (2, char.IsWhiteSpace(next) ? 0 : 1),
        };
    }

    private static (int Length, int Counted) Coded(string text, int offset, int digits)
    {
        var end = Math.Min(offset + 2 + digits, text.Length);
        var isNumber = int.TryParse(text.AsSpan(offset + 2, end - offset - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        var counted = !isNumber || code > char.MaxValue ? 2 : char.IsWhiteSpace((char)code) ? 0 : 1;
        return (end - offset, counted);
    }
}
