using System.Globalization;
using System.Text;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>
/// Regular expressions. DuckDB reads them as RE2, and Spark SQL as Java. This class writes a pattern of RE2 for Java. It knows what authors
/// need: characters, sets, groups, alternatives, repetitions, and the start and the end of the text.
/// </summary>
internal sealed class SharedPattern
{
    private const string Special = @"\^$.|?*+()[]{}&-~";

    private static readonly Dictionary<string, string> Sets = new(StringComparer.Ordinal)
    {
        ["alpha"] = "a-zA-Z",
        ["digit"] = "0-9",
        ["alnum"] = "a-zA-Z0-9",
        ["upper"] = "A-Z",
        ["lower"] = "a-z",
        ["space"] = @"\t\n\x0B\f\r ",
        ["blank"] = @"\t ",
        ["punct"] = @"!-\/:-@\[-`\{-\~",
        ["xdigit"] = "0-9A-Fa-f",
        ["word"] = "0-9A-Za-z_",
    };

    private readonly string _pattern;
    private readonly StringBuilder _java = new();
    private int _next;

    private SharedPattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern for Java, or what in it has no equal there, and what to write instead. The pattern must be one of RE2.</summary>
    public static (string? Java, string What, string Instead) ForSpark(string pattern)
    {
        var reader = new SharedPattern(pattern);
        while (reader._next < pattern.Length)
        {
            if (reader.Read() is { } fault)
                return (null, fault.What, fault.Instead);
        }

        return (reader._java.ToString(), "", "");
    }

    private (string What, string Instead)? Read()
    {
        var c = _pattern[_next];
        switch (c)
        {
            case '\\':
                return ("A backslash in a regular expression", "write the character in square brackets: [.]");
            case '.':
                // Java's point leaves out more characters than the line feed.
                _java.Append(@"[^\n]");
                break;
            case '$':
                // In Java it also matches before a line feed at the end.
                _java.Append(@"\z");
                break;
            case '(' when Next(1) == '?' && Next(2) != ':':
                return ("'(?" + Next(2) + "' in a regular expression", "write ( or (?: for a group, and both letters in square brackets for letters of any case: [aA]");
            case '(' when Next(1) == '?':
                _java.Append("(?:");
                _next += 2;
                break;
            case '[':
                return ReadSet();
            case '{' when RepetitionEnd() is > 0 and var end:
                _java.Append(_pattern, _next, end - _next + 1);
                _next = end;
                break;
            case '{' or '}' or ']':
                _java.Append('\\').Append(c);
                break;
            default:
                _java.Append(c);
                break;
        }

        _next++;
        return null;
    }

    private char Next(int offset) => _next + offset < _pattern.Length ? _pattern[_next + offset] : '\0';

    /// <summary>The place of the bracket after {n}, {n,} or {n,m}; -1 if the bracket is only a character.</summary>
    private int RepetitionEnd()
    {
        var end = _pattern.IndexOf('}', _next);
        if (end < 0)
            return -1;
        var parts = _pattern[(_next + 1)..end].Split(',');
        return parts.Length <= 2 && parts[0].Length > 0 && parts.All(static p => p.All(char.IsAsciiDigit)) ? end : -1;
    }

    private (string What, string Instead)? ReadSet()
    {
        _java.Append('[');
        _next++;
        if (Next(0) == '^')
        {
            _java.Append('^');
            _next++;
        }

        for (var first = true; Next(0) != ']' || first; first = false)
        {
            if (_next >= _pattern.Length)
                return null;
            if (Next(0) == '\\')
                return ("A backslash in a regular expression", "write the character in square brackets: [.]");
            if (Next(0) == '[' && Next(1) == ':')
            {
                var end = _pattern.IndexOf(":]", _next, StringComparison.Ordinal);
                var name = end < 0 ? "" : _pattern[(_next + 2)..end];
                if (!Sets.TryGetValue(name, out var set))
                    return ("'[:" + name + ":]' in a regular expression", "write the characters: [a-z]");
                _java.Append(set);
                _next = end + 2;
                continue;
            }

            AppendMember();
            if (Next(0) == '-' && Next(1) != ']' && Next(1) != '\0' && Next(1) != '\\')
            {
                _java.Append('-');
                _next++;
                AppendMember();
            }
        }

        _java.Append(']');
        _next++;
        return null;
    }

    private void AppendMember()
    {
        var c = Next(0);
        if (Special.Contains(c, StringComparison.Ordinal))
            _java.Append('\\').Append(c);
        else if (char.IsControl(c))
            _java.Append(CultureInfo.InvariantCulture, $@"\x{(int)c:x2}");
        else
            _java.Append(c);
        _next++;
    }
}
