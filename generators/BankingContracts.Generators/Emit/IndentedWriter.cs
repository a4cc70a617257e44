using System.Runtime.CompilerServices;
using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>Collects lines of C#, four spaces per level, each ended by <c>\n</c> on every machine.</summary>
internal sealed class IndentedWriter
{
    private const int SpacesPerLevel = 4;
    private const int UsualLength = 32 * 1024;

    // Thousands of files are written one after the other; with a buffer for each, the buffers would be most of the allocations.
    [ThreadStatic]
    private static StringBuilder? _spare;

    private readonly StringBuilder _text = _spare ?? new StringBuilder(UsualLength);
    private int _level;

    /// <summary>A writer without text, to be ended by <see cref="Finish"/>.</summary>
    public IndentedWriter() => _spare = null;

    /// <summary>An empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>One line at the current level.</summary>
    public void Line(string text) => Indent().Append(text).Append('\n');

    /// <summary>One line at the current level, put together in place.</summary>
#pragma warning disable IDE0060, CA1801 // The handler has already written the text.
    public void Line([InterpolatedStringHandlerArgument("")] ref IndentedLine text) => _text.Append('\n');
#pragma warning restore IDE0060, CA1801

    /// <summary><paramref name="body"/> one level deeper, between two lines at the current one.</summary>
    public void Block(string open, string close, Action<IndentedWriter> body)
    {
        Line(open);
        Deeper(body);
        Line(close);
    }

    /// <summary><paramref name="body"/> one level deeper.</summary>
    public void Deeper(Action<IndentedWriter> body)
    {
        _level++;
        body(this);
        _level--;
    }

    /// <summary>
    /// <paramref name="before"/>, a literal whose value is exactly <paramref name="value"/>, <paramref name="after"/>. Text of
    /// several lines becomes a raw string one level deeper, as one would write it by hand.
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

    /// <summary>All that was written; the writer is not to be used any more.</summary>
    public string Finish()
    {
        var text = _text.ToString();
        _spare = _text.Clear();
        return text;
    }

    /// <summary>Starts a line at the current level.</summary>
    internal StringBuilder Indent() => _text.Append(' ', _level * SpacesPerLevel);

    /// <summary>One line per line of <paramref name="text"/>, which ends in none.</summary>
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
