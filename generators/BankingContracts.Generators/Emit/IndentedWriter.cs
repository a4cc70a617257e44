using System.Runtime.CompilerServices;
using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>Collects lines of C# with four spaces per level. On every machine each line ends with <c>\n</c>.</summary>
internal sealed class IndentedWriter
{
    private const int SpacesPerLevel = 4;
    private const int UsualLength = 32 * 1024;

    // Thousands of files are written one after the other. With a new buffer for each, buffers would be most of all allocations.
    [ThreadStatic]
    private static StringBuilder? _spare;

    private readonly StringBuilder _text = _spare ?? new StringBuilder(UsualLength);
    private int _level;

    /// <summary>A writer without text; call <see cref="Finish"/> at the end.</summary>
    public IndentedWriter() => _spare = null;

    /// <summary>Writes an empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Writes one line at the current level.</summary>
    public void Line(string text) => Indent().Append(text).Append('\n');

    /// <summary>Writes one line at the current level, directly from its parts.</summary>
#pragma warning disable IDE0060, CA1801 // The handler has already written the text.
    public void Line([InterpolatedStringHandlerArgument("")] ref IndentedLine text) => _text.Append('\n');
#pragma warning restore IDE0060, CA1801

    /// <summary>Writes two lines at the current level, and <paramref name="body"/> one level deeper between them.</summary>
    public void Block(string open, string close, Action<IndentedWriter> body)
    {
        Line(open);
        Deeper(body);
        Line(close);
    }

    /// <summary>Writes <paramref name="body"/> one level deeper.</summary>
    public void Deeper(Action<IndentedWriter> body)
    {
        _level++;
        body(this);
        _level--;
    }

    /// <summary>
    /// Writes <paramref name="before"/>, then a literal whose value is exactly <paramref name="value"/>, then <paramref name="after"/>. If the
    /// text has several lines, it becomes a raw string one level deeper, as people write it by hand.
    /// </summary>
    public void Literal(string before, string value, string after)
    {
        if (!CSharpLiteral.FitsRawLines(value))
        {
            Line($"{before}{CSharpLiteral.String(value)}{after}");
            return;
        }

        var quotes = CSharpLiteral.RawQuotes(value);
        Line($"{before}{quotes}");
        _level++;
        Lines(value);
        Line($"{quotes}{after}");
        _level--;
    }

    /// <summary>The whole text. After this the writer must not be used any more.</summary>
    public string Finish()
    {
        var text = _text.ToString();
        _spare = _text.Clear();
        return text;
    }

    /// <summary>Starts a line at the current level.</summary>
    internal StringBuilder Indent() => _text.Append(' ', _level * SpacesPerLevel);

    /// <summary>Writes each line of <paramref name="text"/> as a line. The text itself does not end with a line end.</summary>
    private void Lines(string text)
    {
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (end > start)
                Indent().Append(text, start, end - start);
            _text.Append('\n');
        }
    }
}
