using Spectre.Console;
using Spectre.Console.Rendering;

namespace BankingContracts.Cli.Rendering;

/// <summary>Text in lines of a given width. Lines are broken at blanks; a number is never broken.</summary>
internal static class Words
{
    /// <summary>The characters of a terminal that <paramref name="text"/> takes; some letters take two.</summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>The width of the longest word.</summary>
    public static int Longest(string text) => text.Split(' ').Max(Width);

    /// <summary><paramref name="text"/> in lines of at most <paramref name="width"/>, unless a number would be broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (Width(text) <= width)
            return [text];
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(w => Pieces(w, width)))
        {
            if (line.Length > 0 && Width(line) + 1 + Width(word) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
                line = line.Length > 0 ? $"{line} {word}" : word;
        }
        lines.Add(line);
        return lines;
    }

    /// <summary>Prints <paramref name="text"/> wrapped, every line after <paramref name="indent"/> blanks.</summary>
    public static void Write(IAnsiConsole console, int indent, string text, Style? style = null)
    {
        foreach (var line in Wrap(text, console.Profile.Width - indent))
            TextLine.Write(console, new string(' ', indent), new(line, style));
    }

    /// <summary>Prints a title and its details: on one line if they fit, otherwise on separate lines.</summary>
    public static void WriteTitle(IAnsiConsole console, string title, string text)
    {
        if (1 + Width(title) + 2 + Width(text) <= console.Profile.Width)
        {
            TextLine.Write(console, new(" " + title, Styles.Heading), new("  " + text, Styles.Quiet));
            return;
        }
        Write(console, 1, title, Styles.Heading);
        Write(console, 1, text, Styles.Quiet);
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        var rest = word;
        while (Width(rest) > width && Break(rest, width) is > 0 and var length)
        {
            yield return rest[..length];
            rest = rest[length..];
        }
        yield return rest;
    }

    /// <summary>How much of a word to put on a line: up to a separator if possible, otherwise at any place outside a number; 0 if there is no such place.</summary>
    private static int Break(string word, int width)
    {
        var (atSeparator, anywhere) = (0, 0);
        for (var i = 1; i < word.Length && Width(word[..i]) <= width; i++)
        {
            if (IsInNumber(word, i) || char.IsLowSurrogate(word[i]))
                continue;
            anywhere = i;
            if (!char.IsLetterOrDigit(word[i - 1]))
                atSeparator = i;
        }
        return atSeparator > 0 ? atSeparator : anywhere;
    }

    private static bool IsInNumber(string word, int at)
    {
        var (before, after) = (word[at - 1], word[at]);
        return (char.IsAsciiDigit(before) || IsInside(word, at - 1)) && (char.IsAsciiDigit(after) || IsInside(word, at));
    }

    /// <summary>Whether the character belongs to a number such as <c>-1,234.56</c> without being a digit.</summary>
    private static bool IsInside(string word, int at) => word[at] switch
    {
        ',' or '.' => at > 0 && at < word.Length - 1 && char.IsAsciiDigit(word[at - 1]) && char.IsAsciiDigit(word[at + 1]),
        '-' or '+' => at == 0,
        _ => false,
    };
}
